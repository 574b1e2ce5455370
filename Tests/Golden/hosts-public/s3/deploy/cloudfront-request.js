// Written by fleetledger. CloudFront Function for the event "viewer request".
// By the parameters that are given, as bits: the path of the file.
var queries = {
  '/api/log': { parameters: [0, 1], none: '/api/log/empty.json', paths: ['/api/log.json', '/api/log/by-agent/{0}.json', '/api/log.json', '/api/log/by-agent/{0}/{1}.json'] },
};
// Values that stand for themselves, and other spellings by the value.
var parameters = [
  { name: 'agent', strict: true, ids: 'nexus forge', others: {'nexus': ["Nexus"]} },
  { name: 'limit', strict: false, ids: '10', others: {'10': ["1","2","3","4","5","6","7","8","9"]} },
];
function handler(event) {
  var request = event.request;
  var path = request.uri;
  if (queries[path]) {
    request.uri = choose(queries[path], request.querystring);
  } else if (path.endsWith('/')) {
    request.uri = path + 'index.html';
  } else if (!/\.(?:css|csv|html|ico|js|json|md|png|svg|txt|webmanifest|woff2|xml)$/.test(path)) {
    request.uri = path + (path.startsWith('/api/') ? '.json' : '.html');
  }
  return request;
}
function choose(query, given) {
  var asked = 0;
  var files = [];
  for (var i = 0; i < query.parameters.length; i++) {
    var parameter = parameters[query.parameters[i]];
    var entry = given[parameter.name];
    if (entry && entry.multiValue) entry = entry.multiValue[0];
    if (!entry || !entry.value) continue;
    var value = '';
    try { value = decodeURIComponent(entry.value.replace(/\+/g, ' ')); } catch (error) { value = ''; }
    var file = value && parameter.ids.split(' ').indexOf(value) >= 0 ? value : '';
    for (var other in parameter.others) {
      if (!file && parameter.others[other].indexOf(value) >= 0) file = other;
    }
    if (!file && parameter.strict) return query.none;
    if (file) asked += 1 << i;
    files[i] = file;
  }
  return query.paths[asked].replace(/\{(\d)\}/g, function (all, index) { return files[index]; });
}
