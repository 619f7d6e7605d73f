//! The errors of the certificate service as a whole.

use super::documented_errors;

documented_errors! { SERVICE:
    INSUFFICIENT_QUOTA = "InsufficientQuota", 400, NotRemainCount, "额度不足。",
        "Free or buy units.";
    DEDUCT_QUOTA_FAILED = "DeductQuotaFailed", 400, NotRemainCount, "扣除额度失败，请稍后重试。",
        "Look whether the order was placed; if not, try again after some seconds.";
    CREATE_ORDER_FAILED = "CreateOrderFailed", 400, CreateCertificateRequestFailed,
        "创建订单失败。",
        "Look whether the order was placed; if not, check what it says.";
    CREATE_CSR_FAILED = "CreateCsrFailed", 400, CreateCertificateRequestFailed, "创建CSR失败。",
        "Check the domain and the organisation's details.";
    ORDER_EXPIRED = "OrderExpired", 400, OrderStateError, "The order has expired.",
        "Place a new order.";
    STATUS_NOT_SUPPORT = "OperationDenied.StatusNotSupport", 400, OrderStateError,
        "当前状态不支持当前操作",
        "Read the status: it may have changed by itself, or must settle for some seconds.";
    SYSTEM_UPGRADING = "OperationDenied.SystemUpgrading", 400, Unavailable, "系统正在维护中…",
        "Try again after some minutes.";
    FLOW_CONTROL_ERROR = "FlowControlError", 400, Throttled, "超过限流QPS，请稍后重试。",
        "Call less often; try again after a second.";
    ACCESS_DENIED_NO_AUTH = "AccessDenied.NoAuth", 400, Forbidden, "访问拒绝，没有权限。",
        "Allow the RAM user the action yundun-cert:<operation>.";
    PERMISSION_DENIED = "PermissionDenied", 400, Forbidden, "没有权限。",
        "Allow the RAM user the action yundun-cert:<operation>.";
    INVALID_PARAMETER = "InvalidParameter", 400, InvalidParameter, "无效参数，请检查参数输入。",
        "Check the parameters; the message may name one.";
    MISSING_PARAMETER = "MissingParameter", 400, MissingParameter, "缺失必填参数，请检查参数输入。",
        "Check which parameters are needed together.";
    NOT_FOUND = "NotFound", 400, InvalidParameter, "没有找到必要内容，请检查参数输入。",
        "Check the id, and the account that it belongs to.";
    INTERNAL_ERROR = "InternalError", 500, Internal, "内部错误，请稍后重试或者提交工单。",
        "Look what became of the call before it is repeated.";
    DOMAIN_REPEAT = "DomainRepeat", 400, InvalidParameter, "域名重复。",
        "Name each domain once.";
    DOMAIN_ALREADY_EXIST = "DomainAlreadyExist", 400, InvalidParameter,
        "The domain already exists.",
        "Look for an order or instance of this domain.";
    NAME_REPEAT = "NameRepeat", 400, InvalidParameter, "名称重复，请重新输入。",
        "Choose another name: each is used once in an account.";
    NAME_ALREADY_EXIST = "NameAlreadyExist", 400, InvalidParameter, "The name already exists.",
        "Choose another name.";
    PARAM_REPEAT = "ParamRepeat", 400, InvalidParameter,
        "入参和后端已有数据重复，不允许数据重复保存。",
        "Nothing to do: the same is there already.";
    ALREADY_EXISTS_TRY = "AlreadyExistsTry", 400, InvalidParameter, "It already exists.",
        "Look for what is there already.";
    RESOURCE_ALREADY_ASSOCIATED = "ResourceAlreadyAssociated", 400, InvalidParameter,
        "The resource is already associated.",
        "Look for what is there already.";
    NOT_SAME_COMPANY_ENTITY = "OperationDenied.NotSameCompanyEntity", 400, Forbidden,
        "The accounts do not belong to the same company.",
        "Use an account of the same company.";
    UPDATE_PROTECTION = "InvalidStatus.UpdateProtection", 400, OrderStateError,
        "当前状态不允许更新，请稍后重试。",
        "Wait until the status is no longer pending.";
    DELETE_PROTECTION = "InvalidStatus.DeleteProtection", 400, OrderStateError,
        "当前状态不允许删除，请稍后重试。",
        "Wait until the refund has come, then delete.";
    CERTIFICATE_FORMAT_EXCEPTION = "CertificateFormatException", 400, InvalidParameter,
        "证书格式异常，请检查输入内容。",
        "Send PEM, the certificate before its issuers.";
    PARSE_CERTIFICATE_FAILED = "ParseCertificateFailed", 400, InvalidParameter,
        "解析证书失败，请检查输入内容。",
        "Send PEM, the certificate before its issuers.";
    CERTIFICATE_EXPIRED = "CertificateExpired", 400, InvalidParameter, "证书已经过期。",
        "Take a certificate that is valid.";
    CERTIFICATE_CHAIN_NOT_MATCH = "CertificateChainNotMatch", 400, InvalidParameter,
        "The certificate chain does not match.",
        "Order the chain: each certificate before its issuer.";
    CERTIFICATE_PRIVATE_KEY_EXISTED = "CertificatePrivateKey.Existed", 400, InvalidParameter,
        "The private key already exists.",
        "Nothing to do: the service has the key.";
    KEY_NOT_MATCH_CERT = "KeyNotMatchCert", 400, InvalidParameter,
        "The private key does not match the certificate.",
        "Take the key that the certificate was made for.";
    DECRYPT_ERROR = "DecryptError", 400, InvalidParameter, "The data could not be decrypted.",
        "Check what was encrypted, and for which certificate.";
    DATA_TOO_LONG_EXCEPTION = "DataTooLongException", 400, InvalidParameter,
        "The data is too long.",
        "Send less at once.";
    DOMAIN_AND_PRODUCT_NOT_MATCH = "DomainAndProductNotMatch", 400, InvalidParameter,
        "域名与产品不匹配。",
        "Use an instance for such names: single, wildcard or several.";
    INVALID_INSTANCE_ID_NOT_FOUND = "InvalidInstanceId.NotFound", 400, InvalidParameter,
        "The specified InstanceId is not found.",
        "Check the instance, and the account that it belongs to.";
    INVALID_CERT_ID_NOT_FOUND = "InvalidCertId.NotFound", 400, InvalidParameter,
        "The specified CertId is not found.",
        "Check the certificate's number, and the account that it belongs to.";
    REFUND_INSUFFICIENT_QUOTA = "CouldNotRefund.InsufficientQuota", 400, OrderStateError,
        "额度不足，不支持退款。",
        "Nothing to do: a part of it was used.";
    REFUND_NOT_SUPPORT = "CouldNotRefund.NotSupport", 400, OrderStateError, "不支持退款。",
        "Some seconds after the purchase, or after the application ended, try again.";
    REFUND_OVER_TIME = "CouldNotRefund.OverTime", 400, OrderStateError,
        "超过退款时限，不支持退款。",
        "Nothing to do: the time for it is over.";
    MOBILE_ILLEGAL = "InvalidParameter.MobileIllegal", 400, InvalidParameter, "手机号格式不正确。",
        "Check the telephone number.";
    INVALID_PARAMETER_SOURCE = "InvaildParameterSource", 400, InvalidParameter, "无效的参数来源。",
        "Check the parameters.";
    SOURCE_CONTENT_MALFORMED = "InvalidSource.Content.Malformed", 400, InvalidParameter,
        "The content is malformed.",
        "Check the content.";
    WEB_HOOK_FAILED = "WebHookFailed", 400, InvalidParameter, "Webhook调用失败。",
        "Check that the address of the webhook answers.";
    DEPLOY_FAILED = "DeployFailed", 400, Other, "部署失败。",
        "Read the job's details.";
    DEPLOY_CERT_BACKUP_FAILED = "DeployFailed.CertBackupFailed", 400, Other,
        "部署失败，证书备份失败。",
        "Check that the server lets old files be copied.";
    DEPLOY_INVALID_CERT_CHAIN_PATH = "DeployFailed.InvalidCertChainPath", 400, Other,
        "部署失败，证书链路径无效。",
        "Check the path of the chain on the server.";
    DEPLOY_INVALID_CERT_PATH = "DeployFailed.InvalidCertPath", 400, Other,
        "部署失败，证书路径无效。",
        "Check the path of the certificate on the server.";
    DEPLOY_INVALID_PRIVATE_PATH = "DeployFailed.InvalidPrivatePath", 400, Other,
        "部署失败，私钥路径无效。",
        "Check the path of the key on the server.";
}
