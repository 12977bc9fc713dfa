# To be sourced. Installs the tools of a list into their own environment in the target folder, and puts them on the PATH. The list is
# .ci/requirements.txt, unless $requirements names another, and $python_tools the folder for it.

source .ci/target.sh
: "${requirements:=.ci/requirements.txt}" "${python_tools:=$CARGO_TARGET_DIR/python-tools}"

if ! command -v python3 >/dev/null || ! python3 -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "$0: Python 3.11 or newer with venv is missing: install python3 and python3-venv" >&2
    exit 1
fi
if ! cmp --silent "$requirements" "$python_tools/requirements.txt"; then
    rm -rf "$python_tools"
    python3 -m venv "$python_tools"
    "$python_tools/bin/pip" install --quiet --disable-pip-version-check --requirement "$requirements"
    cp "$requirements" "$python_tools/requirements.txt"
fi
PATH="$python_tools/bin:$PATH"
