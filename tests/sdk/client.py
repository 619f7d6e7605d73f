"""Calls the certificate service and the DNS service with the cloud's own SDKs, as it is told line by line.

Arguments: endpoint, AccessKey id, AccessKey secret, scheme (v3 or v1). Each line of the input is
{"operation": "DescribeCertificateState", "request": {...}}; each line of the output is
{"answer": {...}} or {"error": {"code", "message", "status"}}.
"""

import json
import re
import sys

import alibabacloud_alidns20150109.client as dns
import alibabacloud_alidns20150109.models as dns_models
import alibabacloud_cas20200407.client as certificates
import alibabacloud_cas20200407.models as certificate_models
from alibabacloud_tea_openapi.exceptions import AlibabaCloudException
from alibabacloud_tea_openapi.models import Config


def call(config, operation, request):
    if "DomainRecord" in operation:
        client, models = dns.Client(config), dns_models
    else:
        client, models = certificates.Client(config), certificate_models
    name = re.sub(r"(?<!^)(?=[A-Z])", "_", operation).lower()
    parameters = getattr(models, operation + "Request")().from_map(request)
    try:
        return {"answer": getattr(client, name)(parameters).body.to_map()}
    except AlibabaCloudException as refusal:
        code, message, status = refusal.code, refusal.message, refusal.status_code
        return {"error": {"code": code, "message": message, "status": status}}


def main(endpoint, access_key_id, access_key_secret, scheme):
    config = Config(
        access_key_id=access_key_id,
        access_key_secret=access_key_secret,
        endpoint=endpoint,
        protocol="http",
        # The SDK calls the older of the two schemes v2.
        signature_algorithm="v2" if scheme == "v1" else None,
    )
    for line in sys.stdin:
        print(json.dumps(call(config, **json.loads(line))), flush=True)


main(*sys.argv[1:])
