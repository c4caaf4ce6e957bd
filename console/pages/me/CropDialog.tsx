import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import ReactCrop, { type PercentCrop } from "react-image-crop";
import "react-image-crop/dist/ReactCrop.css";
import { leastAvatarSide } from "../../../server/domains/identity/avatars/avatar.contract.ts";
import { shownByAct } from "../../api/query.ts";
import { useChangeAvatar } from "../../hooks/avatar.ts";
import { Refusal } from "../../ui/Refusal.tsx";
import classes from "./CropDialog.module.css";

interface CropDialogProps {
  readonly file: File;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

interface Size {
  readonly width: number;
  readonly height: number;
  /** Pixels of the screen for one of the picture. */
  readonly scale: number;
}

/** Chooses the square of a picture to show; the server cuts it (ACC-3). */
export function CropDialog({ file, onClose, onDone }: CropDialogProps) {
  const { t } = useTranslation("identity");
  const act = useChangeAvatar();
  const address = useAddressOf(file);
  const [size, setSize] = useState<Size>();
  const [crop, setCrop] = useState<PercentCrop>();
  const [isUnreadable, setUnreadable] = useState(false);
  const isSmall = size !== undefined && Math.min(size.width, size.height) < leastAvatarSide;

  const onLoad = (image: HTMLImageElement) => {
    const { naturalWidth: width, naturalHeight: height } = image;
    setSize({ width, height, scale: image.clientWidth / width });
    setCrop(middleOf(width, height));
  };
  const save = () => {
    if (crop && size) act.mutateAsync({ file, ...squareOf(crop, size) }).then(onDone, shownByAct);
  };
  const fault = isUnreadable
    ? t("avatar.unreadable")
    : isSmall
      ? t("avatar.small", { pixels: leastAvatarSide })
      : undefined;
  return (
    <Modal opened onClose={onClose} title={t("avatar.crop_title")} size="lg">
      <Stack>
        {fault ? (
          <Alert color="red" role="alert">
            {fault}
          </Alert>
        ) : (
          <Text size="sm">{t("avatar.crop_help")}</Text>
        )}
        {!fault && address && (
          <ReactCrop
            className={classes.crop ?? ""}
            {...(crop ? { crop } : {})}
            onChange={(_, percent) => setCrop(percent)}
            aspect={1}
            circularCrop
            keepSelection
            minWidth={leastAvatarSide * (size?.scale ?? 0)}
            ariaLabels={labelsOf(t("avatar.crop_area"), t("avatar.crop_corner"))}
          >
            <img
              src={address}
              alt={t("avatar.crop_alt")}
              onLoad={(event) => onLoad(event.currentTarget)}
              onError={() => setUnreadable(true)}
            />
          </ReactCrop>
        )}
        {act.error && <Refusal problem={act.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("avatar.cancel")}
          </Button>
          {!fault && (
            <Button onClick={save} loading={act.isPending} disabled={!crop} data-autofocus>
              {t("avatar.save")}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

/** Where the browser shows a chosen file, as long as it is shown. */
function useAddressOf(file: File): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address;
}

/** The largest square in the middle, in per cent of the picture. */
function middleOf(width: number, height: number): PercentCrop {
  const side = Math.min(width, height);
  const [across, down] = [(side / width) * 100, (side / height) * 100];
  return { unit: "%", x: (100 - across) / 2, y: (100 - down) / 2, width: across, height: down };
}

function squareOf(crop: PercentCrop, { width, height }: Size) {
  const side = Math.round((crop.width / 100) * width);
  const [left, top] = [Math.round((crop.x / 100) * width), Math.round((crop.y / 100) * height)];
  return { left, top, side: Math.max(side, leastAvatarSide) };
}

/** The crop area and its eight corners and edges, for those who hear them. */
function labelsOf(area: string, corner: string) {
  const handles = ["nw", "n", "ne", "e", "se", "s", "sw", "w"].map((at) => [`${at}DragHandle`, corner]);
  return { cropArea: area, ...Object.fromEntries(handles) };
}
