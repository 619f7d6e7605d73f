//! The words on the page that people go by.

/// What a person reads on the way to a certificate, in one language.
#[derive(Debug)]
pub struct Words {
    /// The browser's language.
    pub language: &'static str,
    /// The form's title.
    pub describe: &'static str,
    /// The field for the domain.
    pub domain: &'static str,
    /// The list of products.
    pub product: &'static str,
    /// Proof by DNS.
    pub dns: &'static str,
    /// Proof by a file.
    pub file: &'static str,
    /// The contact's name.
    pub name: &'static str,
    /// The contact's telephone.
    pub phone: &'static str,
    /// The contact's e-mail address.
    pub email: &'static str,
    /// The form's button.
    pub create: &'static str,
    /// Gives up the making of a key.
    pub cancel: &'static str,
    /// The review's title.
    pub review: &'static str,
    /// The room's passphrase.
    pub passphrase: &'static str,
    /// The room's choice of a file.
    pub to_file: &'static str,
    /// What unfolds the room's ways to save a safe key.
    pub save_more: &'static str,
    /// The room's choice of a resume file.
    pub capsule_file: &'static str,
    /// The room's choice of a key file.
    pub key_file: &'static str,
    /// The room's button for the key alone.
    pub save_key: &'static str,
    /// The room's button for a resume file.
    pub save_capsule: &'static str,
    /// The room's passphrase once more.
    pub repeat: &'static str,
    /// The room's button for a copy in the browser.
    pub keep: &'static str,
    /// The page once the key was read back.
    pub key_safe: &'static str,
    /// How the review's button begins.
    pub place: &'static str,
    /// The title over a DNS record.
    pub publish_record: &'static str,
    /// The part of the record that is its name.
    pub record_name: &'static str,
    /// The part of the record that is its value.
    pub record_value: &'static str,
    /// The title over a file.
    pub put_file: &'static str,
    /// The part of the file that is its address.
    pub file_url: &'static str,
    /// The part of the file that is its content.
    pub file_content: &'static str,
    /// The last title.
    pub ready: &'static str,
    /// The room's button for the bundle.
    pub save_bundle: &'static str,
    /// The choice of a key of one's own.
    pub own_key: &'static str,
    /// The room's button for a locked file.
    pub open: &'static str,
    /// The form's button for a key of one's own.
    pub sign: &'static str,
    /// The review of a request that a key of one's own signed.
    pub own_key_signed: &'static str,
}

/// The page in English.
pub static ENGLISH: Words = Words {
    language: "en-US",
    describe: "Describe your certificate",
    domain: "Domain name",
    product: "Certificate",
    dns: "DNS record",
    file: "File on the web server",
    name: "Name",
    phone: "Phone",
    email: "E-mail",
    create: "Create key and request",
    cancel: "Cancel",
    review: "Check and order",
    passphrase: "Passphrase",
    to_file: "Save a file",
    save_more: "Keep the key somewhere else, too",
    capsule_file: "Resume file",
    key_file: "Key file",
    save_key: "Save key file",
    save_capsule: "Save resume file",
    repeat: "The same passphrase again",
    keep: "Keep it",
    key_safe: "Your key is safe",
    place: "Place the order",
    publish_record: "Publish this DNS record",
    record_name: "Full name",
    record_value: "Value",
    put_file: "Put this file on your web server",
    file_url: "Address",
    file_content: "Content",
    ready: "Your certificate is ready",
    save_bundle: "Save key and certificate",
    own_key: "Use a key I have",
    open: "Open",
    sign: "Sign the request",
    own_key_signed: "The key is your own",
};

/// The page in Simplified Chinese.
pub static CHINESE: Words = Words {
    language: "zh-CN",
    describe: "填写证书信息",
    domain: "域名",
    product: "证书",
    dns: "DNS 记录",
    file: "网站文件",
    name: "姓名",
    phone: "电话",
    email: "电子邮箱",
    create: "生成密钥和请求",
    cancel: "取消",
    review: "核对并下单",
    passphrase: "口令",
    to_file: "保存为文件",
    save_more: "另外再保管一份",
    capsule_file: "恢复文件",
    key_file: "密钥文件",
    save_key: "保存密钥文件",
    save_capsule: "保存恢复文件",
    repeat: "再次输入口令",
    keep: "留存",
    key_safe: "密钥已妥善保管",
    place: "下单",
    publish_record: "请添加这条 DNS 记录",
    record_name: "完整名称",
    record_value: "记录值",
    put_file: "请把这个文件放到网站上",
    file_url: "地址",
    file_content: "内容",
    ready: "证书已签发",
    save_bundle: "保存密钥和证书",
    own_key: "使用我已有的密钥",
    open: "打开",
    sign: "为请求签名",
    own_key_signed: "这是您自己的密钥",
};
