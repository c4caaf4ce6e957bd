import { endpoint } from "../../../../common/contract.ts";

export const readPersonalData = endpoint({
  id: "personal_data.zip",
  method: "GET",
  path: "/me/personal-data.zip",
  summary:
    "All that the installation holds about the signed-in user, as JSON and CSV in one ZIP file, without secrets.",
  actor: "user",
  mode: "open",
  proof: "any",
  status: 200,
  answer: { contentType: "application/zip" },
});
