//! 第二步和第三步。

use crate::text::{ProveText, TakeText};

pub(super) const PROVE: ProveText = ProveText {
    placing: "正在提交订单",
    placing_body: "正在向阿里云提交，需要几秒钟。",
    unknown: "正在查询订单结果",
    unknown_body: "已向阿里云提交，但应答在途中丢失。我们正在它的订单列表中查找，不会再次提交，因此不会重复消耗额\
                   度。您可以让本页开着，也可以稍后再来。",
    preparing: "阿里云正在准备验证",
    preparing_body: "订单已提交。几秒钟后，这里会显示需要发布的内容。",
    dns_title: "请添加这条 DNS 记录",
    dns_body: "在管理域名 DNS 的地方添加这条记录，向证书机构证明域名归您所有。",
    record_name: "完整名称",
    record_relative: "主机记录",
    record_type: "类型",
    record_value: "记录值",
    record_zone: "大多数 DNS 控制台只需填写域名前面的部分。如果您的域名区域不同，请从完整名称中去掉区域部分。",
    file_title: "请把这个文件放到网站上",
    file_body: "该文件必须能从任何地方通过此地址直接访问，不能有跳转。",
    file_url: "地址",
    file_content: "内容",
    file_download: "下载 fileauth.txt",
    file_exact: "文件中不能有任何其他内容：不能有空格，末尾不能有换行。",
    waiting: "等待您完成验证。",
    live: "本页会跟踪订单，并自动继续。",
    reconnecting: "连接中断，正在重试。您的订单是安全的。",
    review_title: "已查到验证内容",
    review_body: "证书机构正在签发证书，通常需要一两分钟。在此之前请保留记录或文件。",
    failed_title: "证书机构未能确认您的验证",
    failed_body: "它查看了记录或文件，但没有找到预期的内容。在取消订单之前，额度仍被占用。",
    failed_next: "请取消订单以退还额度，然后重新开始。",
    cancelling: "正在取消订单",
    cancelling_body: "额度仍在阿里云处，几分钟内会退还。",
    cancelled: "订单已取消",
    cancelled_body: "额度已退还。您可以删除记录或文件。",
    refused: "阿里云没有接受此订单",
    refused_words: "原文：",
    demo_title: "这是演示",
    demo_switch: "我的 DNS 托管在这里",
    demo_on: "已开启：演示会替您发布。",
    demo_off: "已关闭：订单会等到您发布为止。",
    key_unsaved: "密钥尚未保存。请在密钥室中保存：没有它，证书无法使用。",
    key_origin: "密钥在您生成请求的地方。请保管好，证书签发后需要用到它。",
    key_missing: "密钥不在密钥室中。证书签发后，您需要用到密钥文件。",
    relative: |zone| format!("位于区域 {zone}"),
    demo_record: |seconds| {
        format!(
            "对于托管在自家 DNS 的域名，阿里云会自动发布记录。演示会在大约 {seconds} 秒后同样处理，订单会自动继续。"
        )
    },
    demo_file: |seconds| {
        format!(
            "演示无法访问您域名上的网站服务器。它会在大约 {seconds} 秒后把文件放到自己的服务器上，订单会自动继续。"
        )
    },
};

pub(super) const TAKE: TakeText = TakeText {
    title: "证书已签发",
    lede: "它是为您的请求中的密钥签发的。",
    key_here_title: "请从密钥室领取密钥和证书",
    key_here_body: "在密钥室中选择使用场合，把两者一起保存。",
    key_origin_title: "密钥在您生成请求的地方",
    key_origin_body: "请在下方下载证书链，与那把密钥一起安装；也可以在密钥室中打开密钥文件，由密钥室按服务器的需要\
                      把两者打包。文件不会发送到任何地方。",
    key_away_title: "请在密钥室中打开密钥文件",
    key_away_body: "密钥现在不在密钥室中。请打开密钥文件（在这里保存的，或您自己的），密钥室会把密钥和证书合在一\
                    起。文件不会发送到任何地方。",
    names: "适用域名",
    valid_from: "生效日期",
    valid_to: "到期日期",
    issuer: "签发者",
    serial: "序列号",
    chain_title: "只需要证书？",
    chain_body: "证书及其上级证书是公开的，可以直接从本页获取。此文件中没有密钥。",
    chain_download: "下载证书链",
    chain_copy: "复制证书链",
    unreadable: "送来的证书无法读取，请联系本服务的管理员。",
    mismatch: "送来的证书属于另一把密钥，不是此订单的。请不要使用，并联系本服务的管理员。",
    not_covering: "送来的证书不适用于此订单的域名。请不要使用，并联系本服务的管理员。",
    another: "申请另一张证书",
    another_title: "要丢下这把密钥吗？",
    another_body: "密钥室中的密钥尚未保存。继续操作会清除它，它的证书将无法使用。",
    another_go: "清除密钥并继续",
    another_stay: "返回去保存",
};
