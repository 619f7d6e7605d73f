//! The errors that are documented with the operations on orders.

use super::documented_errors;

documented_errors! { ORDER:
    NOT_FOUND_PACKAGE = "NotFoundPackage", 404, NotFoundPackage,
        "No certificate resource plans were purchased.",
        "Buy a resource plan of this product, or order another product.";
    NOT_REMAIN_COUNT = "NotRemainCount", 404, NotRemainCount,
        "The certificate quota is insufficient.",
        "Delete orders that failed or were cancelled, or buy more units.";
    CREATE_CERTIFICATE_REQUEST_FAILED = "CreateCertificateRequestFailed", 403, CreateCertificateRequestFailed,
        "The request failed to be created.",
        "Check the request, the product and the validation type; order again with a new key.";
    NOT_FOUND_ORDER = "NotFoundOrder", 404, NotFoundOrder,
        "The specified certificate order was not found.",
        "Check the number, and that no float has rounded it; it may have been deleted.";
    ORDER_STATE_ERROR = "OrderStateError", 403, OrderStateError,
        "The status of the certificate order is invalid.",
        "Read the order's state: it may be where it should be already.";
    DELETE_FAIL = "DeleteFail", 403, DeleteFail,
        "The certificate application order failed to be deleted.",
        "Cancel the order, wait until it is paid again, then delete it.";
    ERROR = "Error", 500, Error, "An error occurred.",
        "Look the order up before anything is repeated.";
}
