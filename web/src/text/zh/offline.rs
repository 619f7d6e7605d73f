//! 不下单也能做的事。

use crate::{
    offline::CertificateProblem,
    text::{Advice, OfflineText},
};

pub(super) const OFFLINE: OfflineText = OfflineText {
    title: "不下单",
    lede: "为任何证书机构生成密钥和请求，并把签发的证书为您的服务器打包。这里的一切都不需要 Keyside 的服务器，也不需要网\
           络。",
    alone_title: "本页面是单个文件",
    alone_body: "一切都在其中。它不从任何地方获取内容：它自己的策略禁止这样做。因此在这里无法下单。",
    way: "不下单，继续",
    request: "密钥和请求",
    names: "域名",
    names_hint: "一个或多个，以空格分隔。例如 www.example.com example.com，或 *.example.com（包含下一级的所有域名）。",
    p384: "比 P-256 更强，也更慢。多数证书机构接受。",
    ed25519: "现代、小巧、快速。公共证书机构尚不接受。",
    sm2: "用于中国国密体系，此外支持它的程序很少。",
    made: "请求已生成",
    made_body: "请把这段文字交给证书机构。其中只有密钥的公开部分，没有秘密。",
    download: "下载请求",
    other_request: "生成另一份请求",
    certificate: "收到证书之后",
    certificate_body: "请把证书交到这里，如有上级证书也一并交来：证书是公开的。密钥室会说明是否有它的密钥，并把两者为\
                       您的服务器打包。",
    paste: "PEM 格式的证书",
    choose: "选择文件…",
    drop: "或拖放到这里",
    read: "读取证书",
    other_certificate: "换用其他证书",
    looking: "密钥室正在寻找它的密钥…",
    here: "密钥室中有它的密钥",
    here_body: "请在那里选择服务器，然后保存密钥和证书。",
    missing: "密钥室中没有它的密钥",
    missing_body: "如果您把密钥保存成了文件，请在密钥室中打开它。如果此浏览器留存了副本，请从副本继续。",
    expired: "已过期",
    not_yet: "尚未生效",
    server: "服务器证书",
    above: "上级证书",
    sha256: "指纹（SHA-256）",
    save: "保存本页面",
    save_body: "一个文件，包含本屏的全部功能，可用于没有网络的电脑。请在那里用浏览器打开。",
    save_check: "打开之前，请将它的 SHA-256 与此值比较：",
    problem,
};

const fn problem(problem: CertificateProblem) -> Advice {
    match problem {
        CertificateProblem::Unreadable => Advice {
            what: "无法从中读取证书。",
            next: "请交来以 -----BEGIN CERTIFICATE----- 开头的 PEM 文件，或单个 DER 格式的证书。",
        },
        CertificateProblem::PrivateKey => Advice {
            what: "其中有私钥，未予保留。",
            next: "私钥只应交给密钥室。请在这里交来不含私钥的证书。",
        },
        CertificateProblem::SeveralLeaves => Advice {
            what: "其中有多个服务器的证书。",
            next: "请只交来其中一个，以及它的上级证书。",
        },
        CertificateProblem::Unrelated => Advice {
            what: "其中有一个证书与其他证书无关。",
            next: "请只交来服务器证书及其上级证书。",
        },
        CertificateProblem::NoName => Advice {
            what: "这个证书不含域名。",
            next: "请交来服务器证书。",
        },
        CertificateProblem::NotSigned => Advice {
            what: "其中有一个证书不是由其上级证书签发的。",
            next: "请向证书机构索取正确的证书，或只交来服务器证书。",
        },
    }
}
