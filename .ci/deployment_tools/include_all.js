// Includes each template of a folder in a stack of its own: node include_all.js FOLDER
const { readdirSync } = require("node:fs");
const { join, parse } = require("node:path");
const { App, Stack } = require("aws-cdk-lib");
const { CfnInclude } = require("aws-cdk-lib/cloudformation-include");

const folder = process.argv[2];
// What the CDK's own rules find is an error.
const app = new App({ postCliContext: { "@aws-cdk/core:validateAgainstDefaultRules": true } });
for (const file of readdirSync(folder)) {
  const stack = new Stack(app, parse(file).name.replaceAll("_", "-"));
  new CfnInclude(stack, "Jobs", { templateFile: join(folder, file) });
}
