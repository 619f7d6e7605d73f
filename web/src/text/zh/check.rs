//! 对记录或文件的检查结果。

use keyside_api::Hint;

use crate::text::CheckText;

pub(super) const CHECK: CheckText = CheckText {
    now: "立即检查",
    running: "正在查看…",
    found: "已查到，值正确。",
    different: "查到了内容，但值不一致。",
    missing: "暂时还没有查到。",
    unknown: "无法查询：没有服务器应答。",
    authority: "证书机构每隔几分钟会自行查看。",
    again: "只要本页面开着，每半分钟会再查看一次。",
    own_servers: "您的区域的服务器",
    resolvers: "互联网上的其他服务器（会在一段时间内记住先前的应答）",
    web_servers: "您的网站服务器",
    answer_found: "值正确",
    answer_different: "值不一致",
    answer_missing: "没有内容",
    answer_unknown: "没有应答",
    hint,
};

fn hint(hint: &Hint) -> String {
    match hint {
        Hint::OtherValue { found } => {
            format!("那里是另一个值：“{found}”。请替换它，或在旁边添加正确的值。")
        }
        Hint::Quoted => "值里带有引号。请不带引号填写：控制台会自行添加。".to_owned(),
        Hint::Padded => "值已在那里，但其中有空格。请删除空格。".to_owned(),
        Hint::OtherType { found } => format!(
            "该名称下是一条 {} 记录，需要的是另一种类型，请看上方的“类型”。",
            found.name()
        ),
        Hint::OtherName { name } => {
            format!("值出现在 {name}。请将记录的名称与上方的名称对照。")
        }
        Hint::DoubledZone { name } => {
            format!("值出现在 {name}：控制台自行加上了域名。请只填写“主机记录”。")
        }
        Hint::Alias { target } => format!(
            "该名称是 {target} 的别名（CNAME），别名旁边不能再有其他记录。请删除别名，或在目标处添加记录。"
        ),
        Hint::ServersDiffer => {
            "您的区域中有的服务器已有记录，有的还没有。请等待几分钟；若一直如此，请告知 DNS 的管理员。".to_owned()
        }
        Hint::OldAnswer { seconds } => format!(
            "记录已发布。有的服务器还记得先前没有它，最多{}。您无需做任何事。",
            duration(*seconds)
        ),
        Hint::CaaForbids { name, allowed } => format!(
            "{name} 的 CAA 记录只允许 {} 签发证书。请为这张证书的机构添加一条，否则它必须拒绝。",
            list(allowed)
        ),
        Hint::CaaNames { name, allowed } => format!(
            "{name} 的 CAA 记录只允许 {} 签发证书。请确认这张证书的机构在其中。",
            list(allowed)
        ),
        Hint::BrokenDnssec => "您的区域的 DNSSEC 签名无法通过验证，谨慎的服务器会拒绝它的应答，证书机构也是如此。请更\
                               新签名，或在注册商处删除 DS 记录。"
            .to_owned(),
        Hint::NoZone => "该域名不存在，或者在注册商处没有为它登记服务器。".to_owned(),
        Hint::NoAddress => {
            "该域名在互联网上没有地址，没有人能找到那里的文件。请改用 DNS 记录验证。".to_owned()
        }
        Hint::Redirect { location } => format!(
            "服务器把访问者转到 {location}。证书机构不会跟随，请为这个地址设置例外。"
        ),
        Hint::ByteOrderMark => {
            "文件开头有一个看不见的标记（BOM）。请另存为“无 BOM 的 UTF-8”，或使用上方的下载。".to_owned()
        }
        Hint::LineBreak => "文件末尾有换行。请删除它，或使用上方的下载。".to_owned(),
        Hint::WebPage => {
            "那里是一个网页，而不是文件。也许应用程序会应答它不认识的地址，请为这个地址设置例外。".to_owned()
        }
        Hint::Ipv6Differs => "通过 IPv4 能取到文件，通过 IPv6 则不能，而证书机构可能使用 IPv6。请更正 AAAA 记录，或它背后\
                              的服务器。"
            .to_owned(),
    }
}

fn list(allowed: &[String]) -> String {
    if allowed.is_empty() {
        "无人".to_owned()
    } else {
        allowed.join("、")
    }
}

fn duration(seconds: u32) -> String {
    match seconds.div_ceil(60) {
        0 | 1 => "一分钟".to_owned(),
        minutes @ 2..120 => format!(" {minutes} 分钟"),
        minutes => format!(" {} 小时", minutes.div_ceil(60)),
    }
}
