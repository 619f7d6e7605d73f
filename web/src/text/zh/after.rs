//! 订单的经过，以及证书之后的事。

use keyside_api::{InstanceState, PublicationState, RevocationReason, StateName};

use crate::text::{InstancesText, RenewalText, RevokeText, TimelineText};

pub(super) const TIMELINE: TimelineText = TimelineText {
    title: "进展与后续",
    record: |state| match state {
        PublicationState::Publishing => "请求添加解析记录",
        PublicationState::Published => "已替您添加解析记录",
        PublicationState::AlreadyThere => "解析记录早已由他人添加",
        PublicationState::Removing => "正在删除解析记录",
        PublicationState::Removed => "解析记录已删除",
        PublicationState::Failed => "解析记录未添加",
    },
    past: |state| match state {
        StateName::Placing => "订单已发出",
        StateName::OutcomeUnknown => "应答丢失，正在查询",
        StateName::Preparing => "订单已受理",
        StateName::AwaitingValidation => "要求验证",
        StateName::UnderReview => "验证通过，正在签发",
        StateName::Issued => "证书已签发",
        StateName::ValidationFailed => "验证未通过",
        StateName::Cancelling => "正在取消",
        StateName::Cancelled => "已取消，额度已退回",
        StateName::Revoked => "证书已吊销",
        StateName::Refused => "未被接受",
    },
    expected: |state| match state {
        StateName::AwaitingValidation => "数秒后",
        StateName::UnderReview => "证书机构查到之后；它每隔几分钟查看一次",
        StateName::Issued => "通常在验证通过后 1 至 15 分钟",
        StateName::Cancelled => "数分钟后",
        _ => "",
    },
};

pub(super) const RENEWAL: RenewalText = RenewalText {
    title: "到期之前",
    remind: "添加日历提醒",
    renew: "用相同信息续期",
    left: |day, days| match days {
        ..0 => format!("此证书已于 {day}到期。"),
        0 => format!("此证书今天（{day}）到期。"),
        days => format!("还剩 {days} 天，{day}到期。下一张会使用新密钥。"),
    },
    shorter: |days| {
        format!(
            "下一张的有效期会更短：届时任何机构签发的证书都不得超过 {days} 天。建议改用程序续期。"
        )
    },
    event: |domain| format!("{domain} 的证书到期"),
};

pub(super) const REVOKE: RevokeText = RevokeText {
    open: "吊销此证书",
    when: "如果别人可能拿到了它的密钥，或者域名不再属于您，请吊销。仅仅被新证书替换的，会自行到期。",
    body: "此操作无法撤销：所有使用此证书的服务器都不再受信任。签发不满 28 天的，额度会退回。",
    body_instance: "此操作无法撤销：所有使用此证书的服务器都不再受信任。实例不会退回。",
    go: "永久吊销",
    running: "正在吊销…",
    confirm: |domain| format!("请输入 {domain} 以确认"),
    reason: "原因",
    reason_hint: "原因只记录在本系统的日志中；阿里云不要求提供。",
    reason_name: |reason| match reason {
        RevocationReason::AffiliationChanged => "证书中的信息已不再属实",
        RevocationReason::CessationOfOperation => "域名已不再使用",
        RevocationReason::KeyCompromise => "别人拿到或可能拿到了密钥",
        RevocationReason::Superseded => "已由另一张证书取代",
        RevocationReason::Unspecified => "其他原因",
    },
    given: |reason| match reason {
        RevocationReason::AffiliationChanged => "吊销原因：证书中的信息已不再属实。",
        RevocationReason::CessationOfOperation => "吊销原因：域名已不再使用。",
        RevocationReason::KeyCompromise => {
            "吊销原因：别人拿到或可能拿到了密钥。请从所有服务器上删除该密钥，并生成新的密钥。"
        }
        RevocationReason::Superseded => "吊销原因：已由另一张证书取代。",
        RevocationReason::Unspecified => "未说明具体原因。",
    },
};

pub(super) const INSTANCES: InstancesText = InstancesText {
    title: "账号中的实例（V2.0）",
    body: "自 2026 年起，阿里云出售称为“实例”的订阅。这里列出它们，以免到期而无人知晓。尚未使用的可在申请新证书时选择。",
    none: "此账号没有实例。",
    unnamed: "尚无域名",
    until: |day| format!("{day}止"),
    state_name: |state| match state {
        InstanceState::Unused => "尚未使用",
        InstanceState::Pending => "申请中",
        InstanceState::Issued => "已签发",
        InstanceState::Revoked => "已吊销",
        InstanceState::Over => "已结束",
        InstanceState::Unknown => "未知",
    },
};
