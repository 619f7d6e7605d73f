"""Calls the certificate service with the cloud's own SDK, as it is told line by line.

Arguments: endpoint, AccessKey id, AccessKey secret, scheme (v3 or v1). Each line of the input is
{"operation": "DescribeCertificateState", "request": {...}}; each line of the output is
{"answer": {...}} or {"error": {"code", "message", "status"}}.
"""

import json
import re
import sys

from alibabacloud_cas20200407 import models
from alibabacloud_cas20200407.client import Client
from alibabacloud_tea_openapi.exceptions import AlibabaCloudException
from alibabacloud_tea_openapi.models import Config


def call(client, operation, request):
    name = re.sub(r"(?<!^)(?=[A-Z])", "_", operation).lower()
    parameters = getattr(models, operation + "Request")().from_map(request)
    try:
        return {"answer": getattr(client, name)(parameters).body.to_map()}
    except AlibabaCloudException as refusal:
        code, message, status = refusal.code, refusal.message, refusal.status_code
        return {"error": {"code": code, "message": message, "status": status}}


def main(endpoint, access_key_id, access_key_secret, scheme):
    client = Client(
        Config(
            access_key_id=access_key_id,
            access_key_secret=access_key_secret,
            endpoint=endpoint,
            protocol="http",
            # The SDK calls the older of the two schemes v2.
            signature_algorithm="v2" if scheme == "v1" else None,
        )
    )
    for line in sys.stdin:
        print(json.dumps(call(client, **json.loads(line))), flush=True)


main(*sys.argv[1:])
