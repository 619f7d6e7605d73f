//! 证书请求中的问题。

use keyside_core::{DomainName, DomainProblem, Error};
use keyside_room::ReportedFinding;

/// The sentence for a finding; in English, if it is one that we do not know.
pub(super) fn finding(finding: &ReportedFinding) -> String {
    let Some(template) = template(&finding.name) else {
        return finding.message.clone();
    };
    let mut sentence = template.to_owned();
    for (name, value) in &finding.values {
        let words = match name.as_str() {
            "problem" => problem(finding, value),
            "part" => part(value),
            _ => value,
        };
        sentence = sentence.replace(&format!("{{{name}}}"), words);
    }
    sentence
}

/// Words in braces are replaced by the finding's values.
fn template(name: &str) -> Option<&'static str> {
    Some(match name {
        "non_standard_pem" => {
            "这段文字不是单独一个 PEM 块：标签须为 `CERTIFICATE REQUEST`，前后不能有其他内容。"
        }
        "trailing_data" => "请求后面多出 {bytes} 个字节。",
        "non_canonical" => "请求不是规范的 DER 编码：{problem}。",
        "malformed" => "请求的{part}无法读取。",
        "wrong_version" => "请求的版本号是 {number}，而唯一有效的版本号是 0。",

        "weak_rsa_key" => "RSA 密钥只有 {bits} 位，至少需要 {min} 位。",
        "large_rsa_key" => "RSA 密钥有 {bits} 位，最多支持 {max} 位。",
        "unusual_rsa_size" => "RSA 密钥有 {bits} 位：公共证书机构只接受 8 的倍数。",
        "unsupported_key" => "不支持 {kind} 类型的密钥。",
        "ed25519_key" => "公共证书机构不为 Ed25519 密钥签发证书。",
        "invalid_point" => "公钥不是其曲线上的点，或者是低阶点。",
        "even_exponent" => "RSA 密钥的公开指数是偶数，无法用来签名。",
        "small_exponent" => "RSA 密钥的公开指数是 {exponent}，建议使用 65537 或更大的值。",
        "large_exponent" => {
            "RSA 密钥的公开指数有 {bits} 位：建议不超过 256 位，而许多程序只接受 32 位。"
        }
        "small_factor" => "RSA 模数能被 {factor} 整除，私钥可以被算出。",
        "roca" => {
            "RSA 密钥带有 ROCA 漏洞（CVE-2017-15361）的特征：它由有缺陷的芯片生成，可以被分解。"
        }
        "close_primes" => "RSA 密钥的两个素数过于接近，可以被算出。",
        "perfect_power" => "RSA 模数是整数的 {exponent} 次幂，私钥可以被算出。",
        "prime_modulus" => "RSA 模数本身就是素数，私钥可以被算出。",
        "known_weak_key" => {
            "这把密钥在任何人都能重新生成的密钥名单上，例如 2006 至 2008 年 Debian 的 OpenSSL 生成的密钥\
             （CVE-2008-0166）。"
        }

        "weak_signature_hash" => "请求使用 {hash} 签名，它已经不能证明任何事情。",
        "invalid_signature" => "签名不是由请求中的密钥签署的。",
        "unchecked_signature" => "无法用请求中的密钥验证签名（{algorithm}）。",

        "empty_subject" => "主体是空的。",
        "missing_common_name" => "主体中没有公用名。",
        "several_common_names" => "主体中有 {count} 个公用名：有的程序取第一个，有的取最后一个。",
        "common_name_not_domain" => "公用名 `{name}` 不是可以申请证书的域名：{problem}。",
        "common_name_is_address" => "公用名 `{name}` 是 IP 地址：它只能放在备用名称中。",
        "missing_san" => {
            "没有备用名称：浏览器只看备用名称，而且并非所有证书机构都会自动加入公用名。"
        }
        "common_name_not_in_san" => "公用名 `{name}` 不在备用名称中，而浏览器只在那里查找域名。",
        "invalid_dns_name" => "备用名称 `{name}` 不是可以申请证书的域名：{problem}。",
        "non_canonical_name" => "名称 `{name}` 须写成 DNS 中的形式：`{canonical}`。",
        "bad_idn" => "国际化域名 `{name}` 格式不正确，或不是它在 DNS 中唯一的形式。",
        "misplaced_wildcard" => "`{name}` 中的 `*` 必须是完整的第一部分，后面至少还要有两部分。",
        "private_name" => "`{name}` 不属于公共互联网，公共证书机构不会为它签发证书。",
        "repeated_name" => "备用名称 `{name}` 重复出现。",

        "long_field" => "字段 {field} 有 {found} 个字符，最多允许 {max} 个。",
        "empty_field" => "字段 {field} 是空的。",
        "wrong_string_type" => "字段 {field} 使用了 {found} 类型，必须使用 {expected}。",
        "invalid_text" => "字段 {field} 中有 {found} 类型不允许的字符。",
        "invalid_country" => "国家 `{value}` 不是由两个大写字母组成的代码。",
        "unknown_field" => "主体中的字段 {oid} 含义不明，大多数证书机构会将其略去。",
        "multi_valued_rdn" => "主体的若干字段合并在一个相对名称中（`+`），这种写法很少见。",

        "repeated_extension" => "扩展 {extension} 重复出现。",
        "repeated_attribute" => "属性 {attribute} 重复出现。",
        "unreadable_extension" => "扩展 {extension} 无法读取。",
        "unknown_critical_extension" => {
            "扩展 {oid} 是关键扩展，但含义不明：客户端会拒绝这样的证书。"
        }
        "ca_requested" => "请求申请的是可以签发其他证书的证书，公共证书机构不会签发。",
        "microsoft_extensions" => "有些扩展放在微软专用的属性中，其他程序不会到那里查找。",
        "challenge_password" => {
            "请求中有质询密码（challenge password）：大多数证书机构会忽略它，而任何人都能读到它。"
        }
        _ => return None,
    })
}

/// The part of a request.
fn part(english: &str) -> &str {
    match english {
        "subject" => "主体",
        "public key" => "公钥",
        "signature" => "签名",
        "set of attributes" => "属性集",
        "attribute extensionRequest" => "属性 extensionRequest ",
        other => other,
    }
}

/// Why a name is none, or in what the encoding is not canonical.
fn problem<'a>(finding: &ReportedFinding, english: &'a str) -> &'a str {
    match finding
        .values
        .get("name")
        .map(|name| DomainName::parse(name))
    {
        Some(Err(Error::InvalidDomain { problem, .. })) => domain_problem(problem),
        Some(_) => "写法不正确",
        None => encoding_problem(english),
    }
}

fn encoding_problem(english: &str) -> &str {
    match english {
        "it has a value of indefinite length" => "有不定长的值",
        "it has a length in more bytes than needed" => "有长度占用了多余的字节",
        "it has a set that is not sorted" => "有集合没有排序",
        "it has a truth value in a form of its own" => "有布尔值的写法不规范",
        "it has a number in more bytes than needed" => "有数字占用了多余的字节",
        "it has a default value that is written out" => "写出了应当省略的默认值",
        "DER has other bytes for it" => "字节与 DER 的写法不同",
        other => other,
    }
}

fn domain_problem(problem: DomainProblem) -> &'static str {
    match problem {
        DomainProblem::Empty => "它是空的",
        DomainProblem::Url => "它是网址",
        DomainProblem::Path => "它带有路径",
        DomainProblem::Port => "它带有端口",
        DomainProblem::Email => "它是电子邮箱地址",
        DomainProblem::Several => "其中有多个域名",
        DomainProblem::Space => "中间有空格",
        DomainProblem::IpAddress => "它是 IP 地址",
        DomainProblem::SingleLabel => "它只有一部分，不是完整的域名",
        DomainProblem::EmptyLabel => "两个点之间或开头缺少内容",
        DomainProblem::LabelTooLong => "两个点之间的部分太长",
        DomainProblem::NameTooLong | DomainProblem::TooLongForCommonName => "它太长",
        DomainProblem::WildcardPlace | DomainProblem::WildcardBase => "`*` 的位置不对",
        DomainProblem::Character(_) => "其中有域名不允许的字符",
        DomainProblem::Hyphen => "连字符的位置不对",
        DomainProblem::International => "国际化部分格式不正确",
        DomainProblem::NumericTop => "最后一部分是数字",
        DomainProblem::NotAscii => "它不是 ASCII 形式（`xn--…`）",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use keyside_core::{EncodingProblem, Finding, KeyFlaw};
    use keyside_room::ReportedSeverity;

    use super::*;

    /// What a template wants to be replaced.
    fn blanks(template: &str) -> HashSet<&str> {
        let after = template.split('{').skip(1);
        after.filter_map(|text| text.split('}').next()).collect()
    }

    fn reported(finding: &Finding) -> ReportedFinding {
        let values = finding.values().into_iter();
        ReportedFinding {
            name: finding.name().to_owned(),
            severity: ReportedSeverity::Error,
            message: finding.to_string(),
            values: values
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
        }
    }

    #[test]
    fn every_finding_has_a_sentence_with_all_its_values() {
        for (name, values) in Finding::NAMES.iter().zip(Finding::VALUE_NAMES) {
            let template = template(name).unwrap_or_else(|| panic!("no sentence for {name}"));

            assert_eq!(blanks(template), values.iter().copied().collect(), "{name}");
        }
    }

    #[test]
    fn every_flaw_of_a_key_has_a_sentence_with_all_its_values() {
        let flaws = [
            KeyFlaw::SmallFactor { factor: 3 },
            KeyFlaw::Roca,
            KeyFlaw::ClosePrimes,
            KeyFlaw::PerfectPower { exponent: 3 },
            KeyFlaw::PrimeModulus,
            KeyFlaw::KnownWeak,
        ];
        assert_eq!(flaws.map(KeyFlaw::name), KeyFlaw::NAMES);

        for flaw in flaws {
            let template = template(flaw.name()).unwrap_or_else(|| panic!("{flaw}"));

            assert_eq!(
                blanks(template),
                flaw.values().into_keys().collect(),
                "{flaw}"
            );
        }
    }

    #[test]
    fn no_word_of_a_sentence_stays_english() {
        let problems = [
            EncodingProblem::IndefiniteLength,
            EncodingProblem::LongLength,
            EncodingProblem::UnsortedSet,
            EncodingProblem::Boolean,
            EncodingProblem::Integer,
            EncodingProblem::Default,
            EncodingProblem::Other,
        ];
        let encodings = problems.map(|problem| Finding::NonCanonical { problem });
        let parts = ["subject", "public key", "set of attributes", "signature"];
        let parts = parts.map(|part| Finding::Malformed { part });
        let name = "localhost".to_owned();
        let problem = DomainProblem::SingleLabel;
        let names = [Finding::CommonNameNotDomain { name, problem }];

        for found in encodings.iter().chain(&parts).chain(&names) {
            let sentence = finding(&reported(found))
                .replace("localhost", "")
                .replace("DER", "");

            assert!(
                !sentence.contains(|c: char| c.is_ascii_alphabetic()),
                "{sentence}"
            );
        }
    }

    #[test]
    fn a_finding_that_is_not_known_is_told_in_english() {
        let unknown = ReportedFinding {
            name: "brand_new".to_owned(),
            severity: ReportedSeverity::Notice,
            message: "something new".to_owned(),
            values: [].into(),
        };

        assert_eq!(finding(&unknown), "something new");
    }
}
