// Written by fleetledger. CloudFront Function for the event "viewer request".
function handler(event) {
  var request = event.request;
  var path = request.uri;
  if (path.endsWith('/')) {
    request.uri = path + 'index.html';
  } else if (!/\.(?:css|csv|html|ico|js|json|md|png|svg|txt|webmanifest|woff2|xml)$/.test(path)) {
    request.uri = path + (path.startsWith('/api/') ? '.json' : '.html');
  }
  return request;
}
