// Every sentence of the element, in each language.

import type { OrderState } from "../proxy/index.js";
import type { KeyRoomLanguage } from "../room/index.js";
import type { KeysideErrorCode } from "./events.js";

/** The sentences that stand in the element's HTML, by the value of `data-text`. */
export interface Sentences {
  form: string;
  domain: string;
  product: string;
  keyKind: string;
  validation: string;
  dns: string;
  file: string;
  contact: string;
  name: string;
  phone: string;
  email: string;
  create: string;
  making: string;
  review: string;
  unsafe: string;
  safe: string;
  place: string;
  progress: string;
  publishRecord: string;
  publishFile: string;
  recordName: string;
  recordType: string;
  recordValue: string;
  fileUrl: string;
  fileContent: string;
  copy: string;
  copied: string;
  notCopied: string;
  check: string;
  observedFound: string;
  observedDifferent: string;
  observedMissing: string;
  observedUnknown: string;
  ready: string;
  again: string;
}

/** One language. */
export interface Text {
  sentences: Sentences;
  /** How an order stands. */
  states: Readonly<Record<OrderState["name"], string>>;
  /** What went wrong, and what to do, for what a user can do something about. */
  errors: Readonly<Partial<Record<KeysideErrorCode, string>>>;
  /** The same for all else. */
  error: (code: string) => string;
}

const ENGLISH: Text = {
  sentences: {
    form: "Describe your certificate",
    domain: "Domain name",
    product: "Certificate",
    keyKind: "Kind of key",
    validation: "How will you prove that the domain is yours?",
    dns: "DNS record",
    file: "File on the web server",
    contact: "Whom may the authority contact?",
    name: "Name",
    phone: "Phone",
    email: "E-mail",
    create: "Create key and request",
    making: "The key is being made",
    review: "Make your key safe, then order",
    unsafe: "The key is in the key room alone. Save it there and show the file to the room: then you can order.",
    safe: "Your key is safe: the room read it back. You can order now.",
    place: "Order the certificate",
    progress: "Your order",
    publishRecord: "Publish this DNS record",
    publishFile: "Put this file on your web server",
    recordName: "Full name",
    recordType: "Type",
    recordValue: "Value",
    fileUrl: "Address",
    fileContent: "Content",
    copy: "Copy",
    copied: "Copied",
    notCopied: "Not copied: mark the text and copy it by hand",
    check: "Check now",
    observedFound: "It is there. The authority looks for itself every few minutes.",
    observedDifferent: "Something else is there. Compare it with what is shown here.",
    observedMissing: "It is not there yet. New records can take some minutes.",
    observedUnknown: "It could not be looked for. Try again.",
    ready: "Your certificate is ready: save it with its key in the key room",
    again: "Try again",
  },
  states: {
    placing: "The order is being placed.",
    outcomeUnknown: "The answer got lost and is being looked up. Nothing is ordered twice.",
    preparing: "The check is being prepared. In a few seconds you will see what to publish.",
    awaitingValidation: "Waiting for your proof. This goes on by itself.",
    underReview: "Your proof was found. The certificate is being issued.",
    issued: "The certificate is issued.",
    validationFailed: "The authority did not find your proof.",
    cancelling: "The order is being cancelled.",
    cancelled: "The order is cancelled.",
    revoked: "The certificate is revoked.",
    refused: "The order was not accepted.",
  },
  errors: {
    InvalidDomain: "The name is no domain name that a certificate can be for. Correct it.",
    InvalidContactName: "That cannot be a name. Correct it.",
    InvalidPhone: "That cannot be a telephone number. Correct it.",
    InvalidEmail: "That cannot be an e-mail address. Correct it.",
    WildcardRequired: "This certificate is for names that begin with *. Choose another one.",
    WildcardNotIncluded: "A name with * needs a wildcard certificate. Choose one.",
    FileForWildcard: "A file proves only one name. Choose the DNS record.",
    QuotaExhausted: "All units of this certificate are used. Choose another one. Nothing was spent.",
    KeyUsedBefore: "There is an order with this key already. Create another key.",
    unreachable: "The server does not answer. Check your connection and try again.",
    garbled: "The server gave an answer that cannot be read. Ask whoever runs this site.",
    blocked: "The key room could not start, because this site does not allow it. Ask whoever runs it.",
    engineUnavailable: "The key room could not be loaded. Check your connection and load this page anew.",
    engineFailed: "The key room could not start. Use a current version of your browser.",
    noRandomness: "Your browser gave no random numbers. Use a current version of it.",
    keysLost: "The key room had to start afresh, and the key in it is lost. Create another one.",
    makeFailed: "The key could not be made. Try again.",
    invalidMessage: "The name is no domain name that a certificate can be for. Correct it.",
    certificateMismatch: "The certificate that came is for another key. Ask whoever runs this site.",
    invalidCertificate: "The certificate that came cannot be read. Ask whoever runs this site.",
    orderCancelled: "The order is cancelled, and no certificate comes of it.",
    orderRevoked: "The certificate is revoked. Do not use it.",
    orderValidationFailed: "The authority did not find your proof. Cancel the order and start again.",
  },
  error: (code) => `This could not be done (${code}). Try again, or ask whoever runs this site.`,
};

const CHINESE: Text = {
  sentences: {
    form: "填写证书信息",
    domain: "域名",
    product: "证书",
    keyKind: "密钥类型",
    validation: "如何证明域名归您所有？",
    dns: "DNS 记录",
    file: "网站文件",
    contact: "证书机构可以联系谁？",
    name: "姓名",
    phone: "电话",
    email: "电子邮箱",
    create: "生成密钥和请求",
    making: "正在生成密钥",
    review: "妥善保管密钥，然后下单",
    unsafe: "密钥只存在于密钥室中。请在密钥室中保存，并让它核对文件，之后即可下单。",
    safe: "密钥已妥善保管：密钥室已核对。现在可以下单。",
    place: "申请证书",
    progress: "您的订单",
    publishRecord: "请添加这条 DNS 记录",
    publishFile: "请把这个文件放到网站上",
    recordName: "完整名称",
    recordType: "类型",
    recordValue: "记录值",
    fileUrl: "地址",
    fileContent: "内容",
    copy: "复制",
    copied: "已复制",
    notCopied: "未能复制：请选中文字手动复制",
    check: "立即检查",
    observedFound: "已找到。证书机构每隔几分钟会自行查看。",
    observedDifferent: "找到的内容不同，请与这里显示的比对。",
    observedMissing: "尚未找到。新记录可能需要几分钟才能生效。",
    observedUnknown: "无法查看，请重试。",
    ready: "证书已签发：请在密钥室中与密钥一起保存",
    again: "重试",
  },
  states: {
    placing: "正在提交订单。",
    outcomeUnknown: "应答丢失，正在查询。不会重复下单。",
    preparing: "正在准备验证。几秒钟后，这里会显示需要发布的内容。",
    awaitingValidation: "正在等待您的证明，完成后会自动继续。",
    underReview: "已找到您的证明，正在签发证书。",
    issued: "证书已签发。",
    validationFailed: "证书机构没有找到您的证明。",
    cancelling: "正在取消订单。",
    cancelled: "订单已取消。",
    revoked: "证书已吊销。",
    refused: "订单未被接受。",
  },
  errors: {
    InvalidDomain: "这个名称不是可以申请证书的域名，请改正。",
    InvalidContactName: "这不是有效的姓名，请改正。",
    InvalidPhone: "这不是有效的电话号码，请改正。",
    InvalidEmail: "这不是有效的电子邮箱地址，请改正。",
    WildcardRequired: "这种证书只用于以 * 开头的域名，请选择其他证书。",
    WildcardNotIncluded: "带 * 的域名需要通配符证书，请选择。",
    FileForWildcard: "文件只能证明一个域名，请选择 DNS 记录。",
    QuotaExhausted: "这种证书的额度已全部用完，请选择其他证书。没有消耗额度。",
    KeyUsedBefore: "这把密钥已有订单，请另外生成一把。",
    unreachable: "服务器没有应答。请检查网络后重试。",
    garbled: "服务器的应答无法读取，请联系本网站的管理者。",
    blocked: "本网站不允许密钥室启动，请联系其管理者。",
    engineUnavailable: "无法加载密钥室。请检查网络后重新加载本页。",
    engineFailed: "密钥室无法启动，请使用新版浏览器。",
    noRandomness: "浏览器没有给出随机数，请使用新版浏览器。",
    keysLost: "密钥室已重新启动，其中的密钥已丢失，请另外生成一把。",
    makeFailed: "无法生成密钥，请重试。",
    invalidMessage: "这个名称不是可以申请证书的域名，请改正。",
    certificateMismatch: "收到的证书属于另一把密钥，请联系本网站的管理者。",
    invalidCertificate: "收到的证书无法读取，请联系本网站的管理者。",
    orderCancelled: "订单已取消，不会签发证书。",
    orderRevoked: "证书已吊销，请勿使用。",
    orderValidationFailed: "证书机构没有找到您的证明。请取消订单后重新开始。",
  },
  error: (code) => `操作未能完成（${code}）。请重试，或联系本网站的管理者。`,
};

/** Each language's sentences. */
export const TEXT: Readonly<Record<KeyRoomLanguage, Text>> = { en: ENGLISH, zh: CHINESE };

/** The element's language for that tag of BCP 47: Chinese, or else English. */
export function languageOf(tag: string): KeyRoomLanguage {
  return /^zh(-|$)/i.test(tag) ? "zh" : "en";
}
