//! 出了什么问题，该怎么办。

mod code;
mod hosting;

use keyside_api::Contact;
use keyside_core::{DomainName, DomainProblem};
use keyside_room::RoomError;

use crate::{
    form::FieldProblem,
    text::{Advice, TroubleText},
};

pub(super) const TROUBLE: TroubleText = TroubleText {
    unreachable: "Keyside 服务器没有应答。",
    unreachable_next: "请检查网络后重试。重试不会重复下单。",
    garbled: "无法理解服务器的应答。",
    garbled_next: "请刷新页面。若仍无效，请联系本服务的管理员。",
    lost_attempt: "下单过程中页面被关闭，订单没有送达。",
    lost_attempt_next: "没有消耗任何额度。如果下方留存了密钥副本，可以用它继续。",
    no_note: "密钥已打开，但无法读取申请的内容，也没有为它下过订单。",
    no_note_next: "请重新填写证书信息。",
    code: code::advice,
    hosting: hosting::advice,
    field,
    room,
};

fn domain(problem: DomainProblem) -> String {
    match problem {
        DomainProblem::Empty => "请输入要申请证书的域名。".to_owned(),
        DomainProblem::Url => "这是网址。请去掉 https:// 以及域名后面的内容。".to_owned(),
        DomainProblem::Path => "请去掉斜杠及其后面的内容。".to_owned(),
        DomainProblem::Port => "请去掉冒号及其后面的端口。".to_owned(),
        DomainProblem::Email => "这是电子邮箱地址。请只输入域名。".to_owned(),
        DomainProblem::Several => "请只输入一个域名。需要更多域名时，请分别申请证书。".to_owned(),
        DomainProblem::Space => "域名中间有空格，请删除。".to_owned(),
        DomainProblem::IpAddress => "这是 IP 地址。此类证书只能签发给域名。".to_owned(),
        DomainProblem::SingleLabel => {
            "请输入完整的域名，例如 www.example.com，而不是其中一部分。".to_owned()
        }
        DomainProblem::EmptyLabel => "两个点之间或开头缺少内容，请删除多余的点。".to_owned(),
        DomainProblem::LabelTooLong => {
            format!("两个点之间的部分最多 {} 个字符。", DomainName::LABEL_MAX)
        }
        DomainProblem::NameTooLong => format!("域名最多 {} 个字符。", DomainName::LENGTH_MAX),
        DomainProblem::TooLongForCommonName => format!(
            "证书请求中的域名最多 {} 个字符。请使用更短的域名，或使用上一级的通配符。",
            DomainName::COMMON_NAME_MAX
        ),
        DomainProblem::WildcardPlace => "* 必须是完整的第一部分，例如 *.example.com。".to_owned(),
        DomainProblem::WildcardBase => "*. 后面至少需要两部分，例如 *.example.com。".to_owned(),
        DomainProblem::Character(character) => {
            format!("域名中不能有字符“{character}”，请删除。")
        }
        DomainProblem::Hyphen => {
            "任何部分都不能以连字符开头或结尾，第三位也不能有两个连字符。".to_owned()
        }
        DomainProblem::International => "域名的国际化部分格式不正确，请检查拼写。".to_owned(),
        DomainProblem::NumericTop => "域名的最后一部分不能是数字，请检查拼写。".to_owned(),
        DomainProblem::NotAscii => "请输入域名的 ASCII 形式（xn--…）。".to_owned(),
    }
}

fn field(problem: FieldProblem) -> String {
    match problem {
        FieldProblem::Domain(problem) => return domain(problem),
        FieldProblem::ProductMissing => "请选择证书。",
        FieldProblem::ProductUsedUp => "此证书的额度已用完，请选择其他证书。",
        FieldProblem::WildcardNotIncluded => {
            "带 * 的域名需要通配符证书。请选择通配符证书，或输入单个域名。"
        }
        FieldProblem::WildcardRequired => {
            "此证书只适用于带 * 的域名。请选择其他证书，或在域名前加上 *.。"
        }
        FieldProblem::FileForWildcard => "通配符域名只能通过 DNS 记录验证。",
        FieldProblem::KeyMissing => "请先在密钥室中提供您的密钥。",
        FieldProblem::RequestMissing => "请先在密钥室中提供您的请求。",
        FieldProblem::RequestFlawed => "无法用这份请求申请证书。",
        FieldProblem::AlgorithmNotTaken => "阿里云不接受这种密钥。",
        FieldProblem::ContactName => {
            return format!("请输入联系人姓名，最多 {} 个字符。", Contact::NAME_MAX);
        }
        FieldProblem::Phone => {
            return format!(
                "请输入 {} 到 {} 位数字的电话号码，例如 138 0000 0000。",
                Contact::PHONE_DIGITS_MIN,
                Contact::PHONE_DIGITS_MAX
            );
        }
        FieldProblem::Email => "请输入电子邮箱地址，例如 name@example.com。",
    }
    .to_owned()
}

const fn room(error: RoomError) -> Advice {
    match error {
        RoomError::EngineFailed => Advice {
            what: "密钥室没有启动。",
            next: "请重新搭建密钥室或刷新页面。若仍无效，请换用新版浏览器。",
        },
        RoomError::NoRandomness => Advice {
            what: "浏览器没有提供随机数，无法生成安全的密钥。",
            next: "请换用新版浏览器。",
        },
        RoomError::MakeFailed => Advice {
            what: "密钥或请求生成失败。",
            next: "请重试。您填写的内容仍然保留。",
        },
        RoomError::KeysLost => Advice {
            what: "密钥室不得不重新启动，其中的密钥已丢失。",
            next: "如果您留存或保存过密钥，请重新提供；否则请生成新的密钥。",
        },
        RoomError::NoKey => Advice {
            what: "密钥室中没有可用来签名的密钥。",
            next: "请重新提供您的密钥。",
        },
        RoomError::CopyDamaged => Advice {
            what: "此浏览器中的副本已损坏，无法取回密钥。",
            next: "请使用您保存的文件，或换一种方式保管密钥。",
        },
        RoomError::CertificateMismatch => Advice {
            what: "证书与密钥室中的密钥不符。",
            next: "请打开属于此订单的密钥文件。",
        },
        RoomError::InvalidCertificate => Advice {
            what: "证书无法读取。",
            next: "请刷新页面。若仍无效，请联系本服务的管理员。",
        },
        RoomError::InvalidMessage => Advice {
            what: "页面与密钥室无法互相理解。",
            next: "请刷新页面：其中一个可能是旧版本。",
        },
    }
}
