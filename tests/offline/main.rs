//! The page without its proxy, without its server, and without any network, tried in a browser. The page must
//! have been built.

mod alone;
mod copy;
mod keeper;
mod site;
mod work;

use support::Words;

/// The page's words for what needs no order.
pub(crate) struct Offline {
    pub(crate) title: &'static str,
    pub(crate) names: &'static str,
    pub(crate) made: &'static str,
    pub(crate) paste: &'static str,
    pub(crate) read: &'static str,
    pub(crate) here: &'static str,
    pub(crate) is_copy: &'static str,
    pub(crate) words: &'static Words,
}

pub(crate) static ENGLISH: Offline = Offline {
    title: "Without an order",
    names: "Domain names",
    made: "Your request is ready",
    paste: "Certificate in PEM",
    read: "Read the certificate",
    here: "The key room has its key",
    is_copy: "the server cannot be reached",
    words: &support::ENGLISH,
};

pub(crate) static CHINESE: Offline = Offline {
    title: "不下单",
    names: "域名",
    made: "请求已生成",
    paste: "PEM 格式的证书",
    read: "读取证书",
    here: "密钥室中有它的密钥",
    is_copy: "无法连接服务器",
    words: &support::CHINESE,
};
