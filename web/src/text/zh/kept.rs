//! 此浏览器留存的副本，以及恢复文件。

use crate::text::KeptText;

pub(super) const KEPT: KeptText = KeptText {
    title: "留存在此浏览器中",
    ordered: "已下单",
    go_on: "继续",
    delete: "删除副本",
    damaged: "已损坏的副本",
    damaged_note: "它已无法读取，请删除。如果您保存过恢复文件，可以用它继续。",
    delete_title: "要删除这份副本吗？",
    delete_body: "除非您已把密钥保存为文件，否则密钥会随之丢失，为它签发的证书也无法使用。",
    delete_go: "是，删除",
    delete_stay: "保留",
    from_file: "用恢复文件继续",
    leave_title: "要丢下密钥室中的密钥吗？",
    leave_body: "它还没有存放在别处。如果还需要它，请先在密钥室中妥善保管。",
    leave_go: "丢下它",
    leave_stay: "返回",
    open: "打开留存的副本",
    open_title: "请在密钥室中输入口令",
    open_body: "副本用您留存时设置的口令加锁，本页面不会得知口令。",
    broken_title: "无法打开这份副本",
    broken_body: "其中有一部分丢失或被改动，或者它由 Keyside 的其他版本生成。如果您保存过恢复文件，请改在密钥室中打\
                  开它。",
    file_title: "请在密钥室中打开文件",
    file_body: "请在那里选择 .keyside 文件并输入口令。密钥留在密钥室中；本页面只得知申请的内容。",
    back: "返回",
    kept: |ago| format!("{ago}留存"),
};
