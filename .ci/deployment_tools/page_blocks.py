"""Compares the blocks of the page with the template that they deploy: page_blocks.py FOLDER"""

import json
import pathlib
import sys

import hcl2


def check(well, message):
    if not well:
        sys.exit(message)


def block(blocks, *labels):
    """Returns the block of HCL with these labels. Parsed labels keep their quotes."""
    for label in labels:
        (found,) = (block[f'"{label}"'] for block in blocks if f'"{label}"' in block)
        blocks = [found]
    return found


def main(folder):
    template = json.loads((folder / "template.json").read_text())
    required = {name for name, parameter in template["Parameters"].items() if "Default" not in parameter}

    (synthesized,) = folder.glob("cdk.out/*.template.json")
    synthesized = json.loads(synthesized.read_text())
    check(template["Resources"].keys() <= synthesized["Resources"].keys(), "the CDK changes logical ids")
    check(not required & synthesized["Parameters"].keys(), "the CDK does not give a parameter")
    code = synthesized["Resources"]["DataJobFileLambdaFunction"]["Properties"]["Code"]
    check(code["S3Key"].endswith(".zip"), f"the CDK gives the function the code {code}")
    types = {resource["Type"] for resource in synthesized["Resources"].values()}
    check("AWS::CloudWatch::Alarm" in types, "the CDK makes no alarm")
    print("the page's CDK app gives the template its program and an alarm")

    terraform = hcl2.loads((folder / "main.tf").read_text())
    stack = block(terraform["resource"], "aws_cloudformation_stack", "demo")
    given = stack["parameters"].keys()
    check(given == required, f"Terraform gives {given}, and not {required}")
    check(stack["capabilities"] == ['"CAPABILITY_IAM"'], "Terraform does not let the stack make roles")
    arn = block(terraform["output"], "file_arn")["value"]
    check(any(f'outputs["{name}"]' in arn for name in template["Outputs"]), f"the template does not have {arn}")
    print("the page's Terraform parses, and gives the template its parameters")


main(pathlib.Path(sys.argv[1]))
