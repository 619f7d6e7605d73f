//! The documented error codes of the gateway and of the certificate service.
//!
//! <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-errorcodes>

use super::ErrorKind;

/// A documented error.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct DocumentedError {
    /// The code.
    pub code: &'static str,
    /// The status that it comes with.
    pub http_status: u16,
    /// The service's sentence.
    pub message: &'static str,
    /// What kind of cause it is.
    pub kind: ErrorKind,
}

/// The error of that code.
#[must_use]
pub fn find(code: &str) -> Option<&'static DocumentedError> {
    ALL.iter().find(|error| error.code == code)
}

macro_rules! documented_errors {
    ($($name:ident = $code:literal, $status:literal, $kind:ident, $message:literal;)+) => {
        $(
            #[doc = concat!("`", $code, "`: ", $message)]
            pub const $name: DocumentedError = DocumentedError {
                code: $code,
                http_status: $status,
                message: $message,
                kind: ErrorKind::$kind,
            };
        )+

        /// Every documented error, in the order of this file.
        pub const ALL: &[DocumentedError] = &[$($name),+];
    };
}

documented_errors! {
    // The order operations.
    NOT_FOUND_PACKAGE = "NotFoundPackage", 404, NotFoundPackage,
        "No certificate resource plans were purchased.";
    NOT_REMAIN_COUNT = "NotRemainCount", 404, NotRemainCount,
        "The certificate quota is insufficient.";
    CREATE_CERTIFICATE_REQUEST_FAILED = "CreateCertificateRequestFailed", 403,
        CreateCertificateRequestFailed, "The request failed to be created.";
    NOT_FOUND_ORDER = "NotFoundOrder", 404, NotFoundOrder,
        "The specified certificate order was not found.";
    ORDER_STATE_ERROR = "OrderStateError", 403, OrderStateError,
        "The status of the certificate order is invalid.";
    DELETE_FAIL = "DeleteFail", 403, DeleteFail,
        "The certificate application order failed to be deleted.";
    ERROR = "Error", 500, Error, "An error occurred.";

    // The certificate service as a whole.
    INSUFFICIENT_QUOTA = "InsufficientQuota", 400, NotRemainCount, "额度不足。";
    DEDUCT_QUOTA_FAILED = "DeductQuotaFailed", 400, NotRemainCount, "扣除额度失败，请稍后重试。";
    CREATE_ORDER_FAILED = "CreateOrderFailed", 400, CreateCertificateRequestFailed,
        "创建订单失败。";
    CREATE_CSR_FAILED = "CreateCsrFailed", 400, CreateCertificateRequestFailed, "创建CSR失败。";
    ORDER_EXPIRED = "OrderExpired", 400, OrderStateError, "The order has expired.";
    STATUS_NOT_SUPPORT = "OperationDenied.StatusNotSupport", 400, OrderStateError,
        "当前状态不支持当前操作";
    SYSTEM_UPGRADING = "OperationDenied.SystemUpgrading", 400, Unavailable, "系统正在维护中…";
    FLOW_CONTROL_ERROR = "FlowControlError", 400, Throttled, "超过限流QPS，请稍后重试。";
    ACCESS_DENIED_NO_AUTH = "AccessDenied.NoAuth", 400, Forbidden, "访问拒绝，没有权限。";
    PERMISSION_DENIED = "PermissionDenied", 400, Forbidden, "没有权限。";
    INVALID_PARAMETER = "InvalidParameter", 400, InvalidParameter, "无效参数，请检查参数输入。";
    MISSING_PARAMETER = "MissingParameter", 400, MissingParameter,
        "缺失必填参数，请检查参数输入。";
    NOT_FOUND = "NotFound", 400, InvalidParameter, "没有找到必要内容，请检查参数输入。";
    INTERNAL_ERROR = "InternalError", 500, Internal, "内部错误，请稍后重试或者提交工单。";

    // The gateway.
    MISSING_ACCESS_KEY_ID = "MissingAccessKeyId", 400, Credentials,
        "AccessKeyId is mandatory for this action.";
    INVALID_ACCESS_KEY_ID_NOT_FOUND = "InvalidAccessKeyId.NotFound", 404, Credentials,
        "Specified access key is not found.";
    INVALID_ACCESS_KEY_ID_INACTIVE = "InvalidAccessKeyId.Inactive", 400, Credentials,
        "Specified access key is disabled.";
    MISSING_SECURITY_TOKEN = "MissingSecurityToken", 400, Credentials,
        "SecurityToken is mandatory for this action.";
    INVALID_SECURITY_TOKEN_EXPIRED = "InvalidSecurityToken.Expired", 400, Credentials,
        "Specified SecurityToken is expired.";
    INVALID_SECURITY_TOKEN_MALFORMED = "InvalidSecurityToken.Malformed", 400, Credentials,
        "Specified SecurityToken is malformed.";
    INVALID_SECURITY_TOKEN_MISMATCH = "InvalidSecurityToken.MismatchWithAccessKey", 400,
        Credentials, "Specified SecurityToken mismatch with the AccessKey.";
    SIGNATURE_DOES_NOT_MATCH = "SignatureDoesNotMatch", 400, Credentials,
        "Specified signature does not match our calculation.";
    INCOMPLETE_SIGNATURE = "IncompleteSignature", 400, Credentials,
        "The request signature does not conform to Aliyun standards.";
    INVALID_SIGNATURE_METHOD = "InvalidSignatureMethod", 400, Credentials,
        "Specified signature method is not valid.";
    INVALID_TIME_STAMP_FORMAT = "InvalidTimeStamp.Format", 400, Clock,
        "Specified time stamp or date value is not well formatted.";
    INVALID_TIME_STAMP_EXPIRED = "InvalidTimeStamp.Expired", 400, Clock,
        "Specified time stamp or date value is expired.";
    SIGNATURE_NONCE_USED = "SignatureNonceUsed", 400, NonceUsed,
        "Specified signature nonce was used already.";
    INVALID_PARAMETER_FORMAT = "InvalidParameter.Format", 400, InvalidParameter,
        "Specified parameter Format is not valid.";
    INVALID_ACTION_NOT_FOUND = "InvalidAction.NotFound", 404, InvalidParameter,
        "Specified api is not found, please check your url and method.";
    NO_SUCH_VERSION = "NoSuchVersion", 400, InvalidParameter, "Specified version does not exist.";
    INVALID_PRODUCT_NOT_FOUND = "InvalidProduct.NotFound", 404, InvalidParameter,
        "Cannot find product according to your specified domain.";
    INVALID_PROTOCOL_NEED_SSL = "InvalidProtocol.NeedSsl", 404, InvalidParameter,
        "Your request is denied as lack of ssl protect.";
    UNSUPPORTED_HTTP_METHOD = "UnsupportedHTTPMethod", 400, InvalidParameter,
        "This http method is not supported.";
    THROTTLING_USER = "Throttling.User", 400, Throttled,
        "Request was denied due to user flow control.";
    THROTTLING_API = "Throttling.Api", 400, Throttled,
        "Request was denied due to api flow control.";
    THROTTLING = "Throttling", 400, Throttled, "Request was denied due to request throttling.";
    FORBIDDEN_RAM = "Forbidden.RAM", 403, Forbidden,
        "User not authorized to operate on the specified resource.";
    NO_PERMISSION = "NoPermission", 403, Forbidden,
        "You are not authorized to do this action.";
    FORBIDDEN = "Forbidden", 403, Forbidden,
        "User not authorized to operate on the specified resource.";
    SERVICE_UNAVAILABLE = "ServiceUnavailable", 503, Unavailable,
        "The request has failed due to a temporary failure of the server.";
}
