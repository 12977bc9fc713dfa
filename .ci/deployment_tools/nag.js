// Prints the rules of cdk-nag's AwsSolutions that the templates of a folder break, each once: node nag.js FOLDER
const { readdirSync } = require("node:fs");
const { join, parse } = require("node:path");
const { App, Aspects, Stack } = require("aws-cdk-lib");
const { Annotations, Match } = require("aws-cdk-lib/assertions");
const { CfnInclude } = require("aws-cdk-lib/cloudformation-include");
const { AwsSolutionsChecks } = require("cdk-nag");

const folder = process.argv[2];
const rules = new Set();
for (const file of readdirSync(folder)) {
  const stack = new Stack(new App(), parse(file).name.replaceAll("_", "-"));
  new CfnInclude(stack, "Jobs", { templateFile: join(folder, file) });
  Aspects.of(stack).add(new AwsSolutionsChecks());
  const annotations = Annotations.fromStack(stack);
  for (const find of ["findError", "findWarning"]) {
    for (const { entry } of annotations[find]("*", Match.stringLikeRegexp("AwsSolutions-"))) {
      rules.add(/AwsSolutions-(\w+)/.exec(entry.data)[1]);
    }
  }
}
console.log([...rules].sort().join("\n"));
