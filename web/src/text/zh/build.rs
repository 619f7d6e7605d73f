//! 这是哪个构建，以及如何核对。

use crate::text::BuildText;

pub(super) const BUILD: BuildText = BuildText {
    title: "如何核对这就是公开发布的程序",
    lede: "服务器可能发给您另一个程序，而不是公开发布的那个；那样的程序也可以对自己随意声称。因此请用您自己的工具，\
           从外部核对。",
    page: "页面",
    proxy: "代理",
    build: "构建",
    build_what: "页面 HTML 的 SHA-256。其中列出了浏览器在此运行的每个文件及其哈希：只要此值与发布者公布的一致，其余\
                 文件也就一致。若代理的地址与页面不同，该地址会写在 HTML 中，此值也随之改变；第二和第三条命令已考虑到\
                 这一点。",
    build_unknown: "未知：此页面并非来自服务器。",
    ask: "自行向服务器请求页面，并与发布者公布的值比较：",
    compare: "用源代码自行构建页面，并将本站的每个文件与您构建的逐一比较：",
    signed: "或与发布者签名的内容比较。您需要发布者的公钥，且不能取自本站：",
    limits: "这只能说明服务器对如此请求者发送了什么。服务器仍可能对某一位访问者另发内容，浏览器扩展也能改动任何页面。\
             若这一点很重要，请在自己的电脑上使用您自行构建或核对过的副本。",
    shown: |version, build| match build {
        Some(build) => format!("版本 {version}，构建 {build}"),
        None => format!("版本 {version}"),
    },
};
