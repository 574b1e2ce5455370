// Written by fleetledger. CloudFront Function for the event "viewer response".
function handler(event) {
  var headers = event.response.headers;
  headers['content-security-policy'] = { value: "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'" };
  headers['cross-origin-opener-policy'] = { value: "same-origin" };
  headers['permissions-policy'] = { value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" };
  headers['referrer-policy'] = { value: "no-referrer" };
  headers['x-content-type-options'] = { value: "nosniff" };
  if (/^\/(?:api(?:[.\/].*)?)$/.test(event.request.uri)) {
    headers['access-control-allow-origin'] = { value: "*" };
    headers['access-control-expose-headers'] = { value: "ETag" };
    headers['cross-origin-resource-policy'] = { value: "cross-origin" };
  } else {
    headers['cross-origin-resource-policy'] = { value: "same-origin" };
  }
  return event.response;
}
