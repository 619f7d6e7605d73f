// Calls the certificate service with the cloud's own Node.js SDK, as it is told line by line.
//
// Arguments: the SDK's folder, endpoint, AccessKey id, AccessKey secret, scheme (v3 or v1). Lines are
// those of client.py. The SDK has no types for operations on instances: those are called by name.

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const [folder, endpoint, accessKeyId, accessKeySecret, scheme] = process.argv.slice(2);
const require = createRequire(join(folder, 'package.json'));
const cas = require(folder);
const { $OpenApiUtil, OpenApiUtil } = require('@alicloud/openapi-core');
const { cast, RuntimeOptions } = require('@darabonba/typescript');

const client = new cas.default(new $OpenApiUtil.Config({
  accessKeyId,
  accessKeySecret,
  endpoint,
  protocol: 'http',
  // The SDK calls the older of the two schemes v2.
  ...(scheme === 'v1' && { signatureAlgorithm: 'v2' }),
}));

async function call(operation, request) {
  const method = operation[0].toLowerCase() + operation.slice(1);
  if (typeof client[method] === 'function') {
    const { body } = await client[method](cast(request, new cas[`${operation}Request`]({})));
    return body.toMap();
  }
  const parameters = new $OpenApiUtil.Params({
    action: operation,
    version: '2020-04-07',
    protocol: 'HTTP',
    pathname: '/',
    method: 'POST',
    authType: 'AK',
    style: 'RPC',
    reqBodyType: 'formData',
    bodyType: 'json',
  });
  const query = new $OpenApiUtil.OpenApiRequest({ query: OpenApiUtil.query(request) });
  const { body } = await client.callApi(parameters, query, new RuntimeOptions({}));
  return body;
}

for await (const line of createInterface({ input: process.stdin })) {
  const { operation, request } = JSON.parse(line);
  const answer = await call(operation, request).then(
    (answer) => ({ answer }),
    ({ code, message, statusCode }) => ({ error: { code, message, status: statusCode } }),
  );
  console.log(JSON.stringify(answer));
}
