# To be sourced in the root of the repository. Makes CARGO_TARGET_DIR the absolute path of the folder that cargo builds into.

CARGO_TARGET_DIR=$(realpath --canonicalize-missing "${CARGO_TARGET_DIR:-target}")
export CARGO_TARGET_DIR
