//! 需要由网页的部署者改正的问题。

use keyside_api::PageConfigError;

use crate::{config::HostingProblem, text::Advice};

pub(super) const fn advice(problem: &HostingProblem) -> Advice {
    let (what, next) = match problem {
        HostingProblem::Status(_) => (
            "无法加载本页面的设置（config.json）。",
            "请刷新页面。若仍无效，请联系本服务的管理员。",
        ),
        HostingProblem::File(PageConfigError::NotJson(_)) => (
            "本页面的设置（config.json）不是 JSON。",
            "需要由本服务的管理员改正该文件。",
        ),
        HostingProblem::File(PageConfigError::Setting(_)) => (
            "本页面的设置（config.json）中有不应出现的内容。",
            "需要由本服务的管理员改正该文件。",
        ),
        HostingProblem::File(PageConfigError::Proxy(_)) => (
            "本页面的设置（config.json）中 Keyside 服务器的地址无效。",
            "需要由本服务的管理员改正该文件。",
        ),
        HostingProblem::PlainHttp(_) => (
            "本页面通过 HTTPS 打开，但其设置（config.json）中的服务器没有使用 HTTPS，浏览器不会连接。",
            "需要由本服务的管理员为服务器提供 https:// 地址。",
        ),
        HostingProblem::NotInPolicy(_) => (
            "本页面的设置（config.json）中的服务器不在页面自身策略允许的范围内。",
            "需要由本服务的管理员在 index.html 的 connect-src 后加上该地址，或运行“keyside page”同时完成两处修改。",
        ),
        HostingProblem::NotAdmitted(_) => (
            "Keyside 服务器在运行，但不应答本页面。",
            "请刷新页面。若仍无效，需要由服务器的管理员把本页面的来源加到其配置的“origins”中。",
        ),
    };
    Advice { what, next }
}
