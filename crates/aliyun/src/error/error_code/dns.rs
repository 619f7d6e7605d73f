//! The errors of the DNS service.
//!
//! <https://www.alibabacloud.com/help/en/dns/api-alidns-2015-01-09-errorcodes>

use super::documented_errors;

documented_errors! { DNS:
    INCORRECT_DOMAIN_USER = "IncorrectDomainUser", 400, ZoneNotHosted,
        "The domain name belongs to other users. Transfer the domain name to the current user and then try the binding and setting actions.",
        "Check that the zone is in this account's Alibaba Cloud DNS.";
    INVALID_DOMAIN_NAME_NO_EXIST = "InvalidDomainName.NoExist", 400, ZoneNotHosted,
        "The specified domain name does not exist. Refresh the page and try again.",
        "Name a zone of this account's Alibaba Cloud DNS, not a name within one.";
    DOMAIN_RECORD_DUPLICATE = "DomainRecordDuplicate", 400, RecordExists,
        "The DNS record already exists.",
        "Nothing to do: the same record is there already.";
    DOMAIN_RECORD_CONFLICT = "DomainRecordConflict", 400, RecordConflict,
        "The DNS record conflicts with other records.",
        "Take away what is at the name: an alias must be alone.";
    DOMAIN_RECORD_NOT_BELONG_TO_USER = "DomainRecordNotBelongToUser", 400, RecordNotFound,
        "The DNS record does not exist in your account.",
        "Nothing to do when it was to be deleted: it is gone.";
    DOMAIN_RECORD_LOCKED = "DomainRecordLocked", 400, RecordConflict,
        "The domain record has been locked.",
        "Unlock the record in the console of Alibaba Cloud DNS.";
    DOMAIN_FORBIDDEN = "DomainForbidden", 400, Forbidden,
        "The action could not be completed because the domain has been forbidden.",
        "Ask Alibaba Cloud why the domain is blocked.";
    QUOTA_EXCEEDED_RECORD = "QuotaExceeded.Record", 400, RecordConflict,
        "You can't add this domain record because the record has been out of MAX count.",
        "Delete records of the zone that are not needed.";
}
