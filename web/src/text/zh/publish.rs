//! 由代理发布记录。

use keyside_api::PublicationState;

use crate::text::PublishText;

pub(super) const PUBLISH: PublishText = PublishText {
    go: "替我添加记录",
    running: "正在添加…",
    offer: |zone| {
        format!("此服务可以修改阿里云解析中的 {zone}。它可以替您添加这条记录，订单结束后再删除。")
    },
    state: |state| match state {
        PublicationState::Publishing => "正在添加记录",
        PublicationState::Published => "记录已添加",
        PublicationState::AlreadyThere => "这条记录早已存在",
        PublicationState::Removing => "正在删除记录",
        PublicationState::Removed => "记录已删除",
        PublicationState::Failed => "记录未添加",
    },
    next: |state| match state {
        PublicationState::Publishing => Some("已向阿里云解析发出请求，正在查询记录是否已添加。"),
        PublicationState::Published => Some("您无需再做什么。订单结束后会删除这条记录。"),
        PublicationState::AlreadyThere => {
            Some("有人已添加过。它会保持原样：订单结束后请您自行删除。")
        }
        PublicationState::Failed => Some("请重试，或按上方所示自行添加。"),
        PublicationState::Removing | PublicationState::Removed => None,
    },
};
