//! 简体中文。

mod after;
mod build;
mod check;
mod describe;
mod finding;
mod kept;
mod offline;
mod own;
mod prove;
mod publish;
mod trouble;
mod zone;

use keyside_api::OrderState;
use keyside_room::RoomText;

use super::{CancelText, FrameText, OrdersText, Text, WordsText};

pub(super) static TEXT: Text = Text {
    frame: FRAME,
    words: WORDS,
    describe: describe::DESCRIBE,
    key: describe::KEY,
    source: own::SOURCE,
    review: describe::REVIEW,
    prove: prove::PROVE,
    check: check::CHECK,
    zone: zone::ZONE,
    publish: publish::PUBLISH,
    timeline: after::TIMELINE,
    renewal: after::RENEWAL,
    revoke: after::REVOKE,
    cancel: CANCEL,
    take: prove::TAKE,
    orders: ORDERS,
    instances: after::INSTANCES,
    kept: kept::KEPT,
    read: own::READ,
    offline: offline::OFFLINE,
    trouble: trouble::TROUBLE,
    build: build::BUILD,
    room: RoomText::CHINESE,
};

const FRAME: FrameText = FrameText {
    skip: "跳到正文",
    orders: "订单",
    read: "解读请求",
    offline: "不下单",
    language: "语言",
    steps_label: "步骤",
    step_describe: "填写",
    step_prove: "验证",
    step_take: "领取",
    step_done: "已完成",
    demo: "演示",
    demo_about: "订单发往模拟器，而不是阿里云。不会消耗任何额度，证书仅供试用。",
    promise: "私钥留在此浏览器中，不会发送到任何地方。",
    rooms: "密钥如何留在这里",
    rooms_page: "本页面分为两间。带表单的一间可以访问网络，但看不到您的密钥：它只得到证书请求（CSR）和密钥\
                 的指纹。",
    rooms_room: "密钥室生成密钥，或打开您自己的密钥，并加以保管。它完全无法访问网络；唯一的出口是您自己点击密钥\
                 室内的按钮保存的文件。",
    rooms_enforced: "这由浏览器强制执行，而不是靠我们的承诺：密钥室是一个拥有独立来源的沙箱框架，其内容安全\
                     策略禁止一切连接。",
    rooms_check: "您可以亲自验证：打开浏览器的开发者工具，观察网络请求，然后生成一把密钥。",
    room_label: "密钥室",
    room_retry: "重新搭建密钥室",
    copied_title: "已复制到剪贴板",
    page_title: |title| format!("{title} – Keyside"),
};

const WORDS: WordsText = WordsText {
    copy: "复制",
    copied: "已复制",
    copy_failed: "浏览器不允许复制。请选中文字后自行复制。",
    copy_what: "复制：",
    try_again: "重试",
    domain: "域名",
    product: "证书",
    validation: "验证方式",
    key_kind: "密钥",
    fingerprint: "密钥指纹",
    placed: "下单时间",
    order_number: "订单",
    cloud_number: "阿里云订单号",
    instance: "实例",
    instance_number: "阿里云实例",
    single: "单域名",
    wildcard: "通配符",
    free: "免费测试",
    dns: "DNS 记录",
    file: "网站文件",
    quota_unknown: "余量未知",
    loading: "正在加载…",
    request_id: "供管理员查询：",
    recommended: "推荐",
    about_order: "订单详情",
    to_room: "前往密钥室",
    another: "申请另一张证书",
    listed: |parts| parts.join(" · "),
    days: |days| format!("{days} 天"),
    left: |quota| format!("剩余 {}/{}", quota.left, quota.total),
    uses: |quota| match quota {
        Some(quota) => format!("将使用剩余 {} 份中的 1 份", quota.left),
        None => "将使用 1 份".to_owned(),
    },
};

const CANCEL: CancelText = CancelText {
    open: "取消此订单",
    title: "确定取消此订单吗？",
    body: "订单将终止，不会签发证书。它占用的额度会退还；在阿里云可能需要几分钟。",
    confirm: "取消订单",
    stay: "保留订单",
    running: "正在取消…",
};

const ORDERS: OrdersText = OrdersText {
    title: "您的订单",
    lede: "通过此服务提交的所有订单，最新的在前。",
    none: "还没有订单",
    none_body: "提交订单后会显示在这里，您可以随时回来查看。",
    new: "申请新证书",
    looking: "正在查找您的订单…",
    missing: "无法显示此订单",
    search: "按名称搜索",
    filter: "显示",
    all: "全部",
    open: "进行中",
    valid: "有效",
    ending: "待续期",
    over: "已结束",
    nothing: "没有符合条件的内容。",
    calendar: "全部证书的日历",
    calendar_body: "请在日历程序中订阅此链接：证书到期前三周和一周各提醒一次。得到链接的人只能看到名称和日期。",
    calendar_limited: "只含所见证书的日历",
    calendar_limited_body: |sought| {
        format!(
            "您正在搜索“{sought}”。只含这些名称的日历有单独的链接，可自用，也可交给相应的人：它打不开其他证书。"
        )
    },
    left: |days| match days {
        ..0 => "已到期".to_owned(),
        0 => "今天到期".to_owned(),
        days => format!("还剩 {days} 天"),
    },
    found: |count| format!("找到 {count} 个"),
    state_name: |state| match state {
        OrderState::Placing => "正在提交",
        OrderState::OutcomeUnknown => "正在查询结果",
        OrderState::Preparing => "正在准备",
        OrderState::AwaitingValidation { .. } => "等待验证",
        OrderState::UnderReview => "正在签发",
        OrderState::Issued { .. } => "已签发",
        OrderState::ValidationFailed => "验证失败",
        OrderState::Cancelling => "正在取消",
        OrderState::Cancelled => "已取消",
        OrderState::Revoked { .. } => "已吊销",
        OrderState::Refused { .. } => "未被接受",
    },
};
