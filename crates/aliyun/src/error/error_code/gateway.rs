//! The errors of the gateway, which every service of the cloud is behind.

use super::documented_errors;

documented_errors! { GATEWAY:
    MISSING_ACCESS_KEY_ID = "MissingAccessKeyId", 400, Credentials,
        "AccessKeyId is mandatory for this action.",
        "Sign the call.";
    INVALID_ACCESS_KEY_ID_NOT_FOUND = "InvalidAccessKeyId.NotFound", 404, Credentials,
        "Specified access key is not found.",
        "Check the AccessKey id, and that it is of this site, China or international.";
    INVALID_ACCESS_KEY_ID_INACTIVE = "InvalidAccessKeyId.Inactive", 400, Credentials,
        "Specified access key is disabled.",
        "Enable the AccessKey, or take another.";
    MISSING_SECURITY_TOKEN = "MissingSecurityToken", 400, Credentials,
        "SecurityToken is mandatory for this action.",
        "Send the token that came with the temporary AccessKey.";
    INVALID_SECURITY_TOKEN_EXPIRED = "InvalidSecurityToken.Expired", 400, Credentials,
        "Specified SecurityToken is expired.",
        "Get new temporary credentials.";
    INVALID_SECURITY_TOKEN_MALFORMED = "InvalidSecurityToken.Malformed", 400, Credentials,
        "Specified SecurityToken is malformed.",
        "Send the token as it came, encoded once.";
    INVALID_SECURITY_TOKEN_MISMATCH = "InvalidSecurityToken.MismatchWithAccessKey", 400, Credentials,
        "Specified SecurityToken mismatch with the AccessKey.",
        "Send the token that came with this very AccessKey.";
    SIGNATURE_DOES_NOT_MATCH = "SignatureDoesNotMatch", 400, Credentials,
        "Specified signature does not match our calculation.",
        "Compare the message's string to sign with your own; check the secret.";
    INCOMPLETE_SIGNATURE = "IncompleteSignature", 400, Credentials,
        "The request signature does not conform to Aliyun standards.",
        "Check that every part of the signature is there.";
    INVALID_SIGNATURE_METHOD = "InvalidSignatureMethod", 400, Credentials,
        "Specified signature method is not valid.",
        "Sign with ACS3-HMAC-SHA256, or with HMAC-SHA1 1.0.";
    INVALID_TIME_STAMP_FORMAT = "InvalidTimeStamp.Format", 400, Clock,
        "Specified time stamp or date value is not well formatted.",
        "Write dates as YYYY-MM-DDThh:mm:ssZ.";
    INVALID_TIME_STAMP_EXPIRED = "InvalidTimeStamp.Expired", 400, Clock,
        "Specified time stamp or date value is expired.",
        "Set the machine's clock: it is more than 15 minutes off.";
    SIGNATURE_NONCE_USED = "SignatureNonceUsed", 400, NonceUsed,
        "Specified signature nonce was used already.",
        "Sign each attempt anew, with a nonce of at least 128 random bits.";
    INVALID_PARAMETER_FORMAT = "InvalidParameter.Format", 400, InvalidParameter,
        "Specified parameter Format is not valid.",
        "Ask for JSON or XML.";
    INVALID_ACTION_NOT_FOUND = "InvalidAction.NotFound", 404, InvalidParameter,
        "Specified api is not found, please check your url and method.",
        "Check the operation's name, the version and the host.";
    INVALID_API_NOT_FOUND = "InvalidApi.NotFound", 404, InvalidParameter,
        "Specified api is not found, please check your url and method.",
        "Check the operation's name, the version and the host.";
    NO_SUCH_VERSION = "NoSuchVersion", 400, InvalidParameter, "Specified version does not exist.",
        "Use version 2020-04-07, or 2015-01-09 for DNS.";
    INVALID_VERSION = "InvalidVersion", 400, InvalidParameter,
        "Specified parameter Version is not valid.",
        "Use version 2020-04-07, or 2015-01-09 for DNS.";
    INVALID_PRODUCT_NOT_FOUND = "InvalidProduct.NotFound", 404, InvalidParameter,
        "Cannot find product according to your specified domain.",
        "Check the host.";
    INVALID_PROTOCOL_NEED_SSL = "InvalidProtocol.NeedSsl", 404, InvalidParameter,
        "Your request is denied as lack of ssl protect.",
        "Call by HTTPS.";
    UNSUPPORTED_HTTP_METHOD = "UnsupportedHTTPMethod", 400, InvalidParameter,
        "This http method is not supported.",
        "Call by GET or POST.";
    THROTTLING_USER = "Throttling.User", 400, Throttled,
        "Request was denied due to user flow control.",
        "Call less often; try again after a second.";
    THROTTLING_API = "Throttling.Api", 400, Throttled,
        "Request was denied due to api flow control.",
        "Try again after some seconds.";
    THROTTLING = "Throttling", 400, Throttled, "Request was denied due to request throttling.",
        "Try again after some seconds.";
    FORBIDDEN_RAM = "Forbidden.RAM", 403, Forbidden,
        "User not authorized to operate on the specified resource.",
        "Allow the RAM user the action yundun-cert:<operation>, or alidns:<operation>.";
    NO_PERMISSION = "NoPermission", 403, Forbidden, "You are not authorized to do this action.",
        "Allow the RAM user the action yundun-cert:<operation>, or alidns:<operation>.";
    FORBIDDEN = "Forbidden", 403, Forbidden,
        "User not authorized to operate on the specified resource.",
        "Allow the RAM user the action yundun-cert:<operation>, or alidns:<operation>.";
    SERVICE_UNAVAILABLE = "ServiceUnavailable", 503, Unavailable,
        "The request has failed due to a temporary failure of the server.",
        "Try again after some minutes.";
}
