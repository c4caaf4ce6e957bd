import { Button, Group, Menu, Stack } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { requestStates } from "../../../../server/domains/support/requests/request.contract.ts";
import { type StaffRequest, useAssignRequest, useChangeRequestState } from "../../../hooks/staff/requests.ts";
import { Refusal } from "../../../ui/Refusal.tsx";

/** Takes care of a request or leaves it to others, and changes its state without a word. */
export function RequestActs({ request }: { readonly request: StaffRequest }) {
  const { t } = useTranslation(["support", "console"]);
  const assign = useAssignRequest();
  const change = useChangeRequestState();
  const { organizationId, id: requestId, isMine } = request;
  const params = { organizationId, requestId };
  const refused = assign.error ?? change.error;
  return (
    <Stack gap="sm">
      {refused && <Refusal problem={refused} />}
      <Group gap="sm">
        <Button
          variant="default"
          loading={assign.isPending}
          onClick={() => assign.mutate({ params, body: { to: isMine ? "nobody" : "me" } })}
        >
          {isMine ? t("inbox.leave") : t("inbox.take")}
        </Button>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              variant="default"
              loading={change.isPending}
              rightSection={<IconChevronDown size={16} aria-hidden />}
            >
              {t("inbox.change_state")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {requestStates
              .filter((state) => state !== request.state)
              .map((state) => (
                <Menu.Item key={state} onClick={() => change.mutate({ params, body: { state } })}>
                  {t(`console:state.request.${state}`)}
                </Menu.Item>
              ))}
          </Menu.Dropdown>
        </Menu>
      </Group>
    </Stack>
  );
}
