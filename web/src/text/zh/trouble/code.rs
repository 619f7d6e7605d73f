//! 服务器每个错误代码的说明和处理办法。

use keyside_api::ErrorCode;

use crate::text::Advice;

pub(super) const fn advice(code: ErrorCode) -> Advice {
    let (what, next) = match code {
        ErrorCode::InvalidBody => (
            "服务器无法理解本页面发送的内容。",
            "请刷新页面：它可能是旧版本。您的订单不受影响。",
        ),
        ErrorCode::BodyTooLarge => (
            "本页面发送的内容超过了订单的长度。",
            "请刷新页面后重新开始。",
        ),
        ErrorCode::UnsupportedMediaType => (
            "服务器无法理解本页面所用的格式。",
            "请刷新页面：它可能是旧版本。",
        ),
        ErrorCode::PrivateKeyReceived => (
            "发送的内容看起来像私钥，服务器没有读取就已丢弃。",
            "请不要再使用那把密钥。生成新密钥，并告知管理员。",
        ),
        ErrorCode::InvalidIdempotencyKey => (
            "订单缺少防止重复下单的标记。",
            "请刷新页面后重新下单。没有消耗额度。",
        ),
        ErrorCode::IdempotencyKeyReused => (
            "之前有另一份订单使用了相同的标记。",
            "请先查看您的订单，它可能已在其中，然后再下单。",
        ),
        ErrorCode::InvalidCsrPem => (
            "提交的内容不是证书请求。",
            "请返回并换用其他密钥或请求。没有消耗额度。",
        ),
        ErrorCode::InvalidCsr => (
            "证书请求无法读取。",
            "请返回并换用其他密钥或请求。没有消耗额度。",
        ),
        ErrorCode::InvalidCsrSignature => (
            "证书请求不是由其中的密钥签名的。",
            "请返回并换用其他密钥或请求。没有消耗额度。",
        ),
        ErrorCode::WeakKey => (
            "密钥不安全：长度不足，或可被他人推算出来。",
            "请换用新密钥：RSA 2048 或更强的类型。",
        ),
        ErrorCode::UnsupportedKey => ("阿里云不接受这种密钥。", "请选择其他类型，例如 RSA 2048。"),
        ErrorCode::KeyUsedBefore => (
            "这把密钥已用于之前的订单，而阿里云对每把密钥只接受一次。",
            "请返回并换用其他密钥或请求。没有消耗额度。",
        ),
        ErrorCode::MissingCommonName => ("证书请求中没有域名。", "请返回并换用其他密钥或请求。"),
        ErrorCode::InvalidDomain => ("这个名称不是可以申请证书的域名。", "请改正域名。"),
        ErrorCode::WildcardNotIncluded => (
            "带 * 的域名选用了单域名证书。",
            "请选择通配符证书，或使用不带 * 的域名。",
        ),
        ErrorCode::WildcardRequired => (
            "单个域名选用了通配符证书。",
            "请选择单域名证书，或在域名前加上 *.。",
        ),
        ErrorCode::FileForWildcard => ("文件不能验证通配符域名。", "请改用 DNS 记录。"),
        ErrorCode::UnknownProduct => ("本服务不提供这种证书。", "请从列表中选择其他证书。"),
        ErrorCode::OrganizationProduct => (
            "写有单位名称的证书不能用这种方式申请。",
            "请选择域名型（DV）证书，或在阿里云控制台申请。",
        ),
        ErrorCode::InvalidContactName => ("联系人姓名缺失或过长。", "请改正姓名。"),
        ErrorCode::InvalidPhone => ("这不是有效的电话号码。", "请改正号码。"),
        ErrorCode::InvalidEmail => ("这不是有效的电子邮箱地址。", "请改正地址。"),
        ErrorCode::OrderNotFound => ("这里没有这个编号的订单。", "请在订单列表中查找。"),
        ErrorCode::OrderStateConflict => (
            "订单状态已变化，不能再执行此操作。",
            "请查看订单的当前状态。",
        ),
        ErrorCode::InvalidConfirmation => ("输入的不是此证书的域名。", "请按上方所示输入域名。"),
        ErrorCode::ZoneNotAllowed => (
            "此服务不会在这个域名的解析中添加记录。",
            "请按此页面所示自行添加记录。",
        ),
        ErrorCode::ZoneNotHosted => (
            "这个域名的解析不在此服务的阿里云账号中。",
            "请自行添加记录，并告知管理员。",
        ),
        ErrorCode::RecordConflict => (
            "已有的解析记录与这条记录冲突。",
            "请在您管理解析的地方查看这个主机记录：别名（CNAME）不能与其他记录并存。",
        ),
        ErrorCode::OrderInProgress => ("这份订单正在提交中。", "请等几秒钟再试，不会重复下单。"),
        ErrorCode::PackageNotFound => (
            "此账号从未购买过这种证书的额度。",
            "请选择其他证书，或在阿里云控制台购买。没有消耗额度。",
        ),
        ErrorCode::QuotaExhausted => (
            "这种证书的额度已全部用完。",
            "请选择其他证书，或购买更多额度。没有消耗额度。",
        ),
        ErrorCode::CloudRefusedRequest => (
            "阿里云没有接受这份请求。",
            "请检查域名和联系人，然后换一把密钥重新下单。",
        ),
        ErrorCode::CloudOrderNotFound => (
            "阿里云已没有这个订单。",
            "它可能已在控制台中删除。如仍需要，请重新申请。",
        ),
        ErrorCode::CloudOrderState => (
            "订单在阿里云的状态不允许此操作。",
            "请等一分钟，再次查看订单后决定。",
        ),
        ErrorCode::CloudDeleteFailed => {
            ("阿里云没有删除订单，因此额度尚未退还。", "请几分钟后重试。")
        }
        ErrorCode::CloudFailed => (
            "阿里云出现故障，没有说明原因。",
            "请等一分钟，查看订单后再重试。",
        ),
        ErrorCode::CloudThrottled => ("阿里云要求减少请求次数。", "请等一分钟再试。"),
        ErrorCode::CloudCredentials => (
            "阿里云不接受本服务的凭证。",
            "请告知管理员更新 AccessKey。这不是您的问题。",
        ),
        ErrorCode::CloudForbidden => (
            "本服务在阿里云没有执行此操作的权限。",
            "请告知管理员缺少权限。这不是您的问题。",
        ),
        ErrorCode::CloudClock => (
            "服务器的时钟不准，阿里云不信任它。",
            "请告知管理员校准时钟。这不是您的问题。",
        ),
        ErrorCode::CloudUnavailable => ("阿里云暂时不可用。", "请几分钟后重试。"),
        ErrorCode::CloudUnreachable => (
            "无法连接阿里云，因此没有提交。",
            "没有消耗额度。请几分钟后重试。",
        ),
        ErrorCode::CloudTimeout => (
            "已向阿里云提交，但没有应答。",
            "请查看您的订单：我们正在查询结果。",
        ),
        ErrorCode::CloudAnswerUnexpected => {
            ("阿里云的应答无法理解。", "请查看您的订单，并告知管理员。")
        }
        ErrorCode::CrossSite => (
            "这个请求来自其他网站的页面，服务器没有执行。",
            "如果不是您的操作，无需处理；否则请直接使用本页面。",
        ),
        ErrorCode::NotFound => ("这个地址没有内容。", "请返回首页。"),
        ErrorCode::MethodNotAllowed => (
            "这个地址不支持所请求的操作。",
            "请刷新页面：它可能是旧版本。",
        ),
        ErrorCode::Internal => (
            "我们的服务出了问题。",
            "请重试。若仍如此，请告知管理员。您的订单不受影响。",
        ),
    };
    Advice { what, next }
}
