// Makes the set of one, and each account that is missing, at every start: also those that a newer version adds. Each
// service reads and writes its own database.
const { readFileSync } = require('fs');
const secret = name => readFileSync(`/secrets/${name}`, 'utf8');

const administrator = 'views';
const admin = db.getSiblingDB('admin');

function isSignedIn() {
  try {
    admin.auth(administrator, secret(administrator));
    return true;
  } catch (e) {
    if (e.codeName !== 'AuthenticationFailed') throw e;
    return false; // there is no account yet
  }
}

function hasMembers() {
  try {
    rs.status();
    return true;
  } catch (e) {
    if (e.codeName !== 'NotYetInitialized') throw e;
    return false;
  }
}

function awaitPrimary() {
  while (!db.hello().isWritablePrimary) sleep(200);
}

if (!isSignedIn()) {
  if (!hasMembers()) rs.initiate({ _id: 'codev', members: [{ _id: 0, host: 'views:27017' }] });
  awaitPrimary();
  admin.createUser({ user: administrator, pwd: secret(administrator), roles: ['root'] });
  admin.auth(administrator, secret(administrator));
}
awaitPrimary();
for (const name of ['codev_groups', 'codev_sessions', 'codev_learning']) {
  const database = db.getSiblingDB(name);
  const account = { pwd: secret(name), roles: [{ role: 'readWrite', db: name }] };
  if (database.getUser(name)) database.updateUser(name, account);
  else database.createUser({ user: name, ...account });
}
