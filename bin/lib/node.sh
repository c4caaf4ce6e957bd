# Sourced by the commands, which set `root`. Sets NODE: this machine's Node.js if it is new enough, else the one that
# npm brings once into .node. A test holds this number against `engines` in package.json.
needed=26

# The data of this installation lie in this folder, wherever the command is called from.
: "${CHALET_DATA:=$root/data}"
export CHALET_DATA

node_major() {
  node_version=$("$1" --version 2>/dev/null) || return 1
  node_version=${node_version#v}
  printf '%s\n' "${node_version%%.*}"
}

is_at_least() {
  found=$(node_major "$1") && [ "$found" -ge "$2" ] 2>/dev/null
}

stop_with() {
  printf 'Chalet: %s\n' "$1" >&2
  exit 1
}

fetched=$root/.node/package/bin/node
if [ -x "$fetched" ] && is_at_least "$fetched" "$needed"; then
  NODE=$fetched
elif is_at_least node "$needed"; then
  NODE=$(command -v node)
elif is_at_least node 18 && command -v npm >/dev/null 2>&1; then
  node "$root/bin/lib/fetch-node.js" "$needed" || exit 1
  is_at_least "$fetched" "$needed" || stop_with "the Node.js from npm does not run on this system; install Node.js $needed or newer, then run this again."
  NODE=$fetched
else
  stop_with "Node.js and npm are missing or older than 18; install them (Debian: apt-get install nodejs npm), then run this again."
fi
