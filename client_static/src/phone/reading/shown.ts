import { effect } from "@preact/signals";
import { listen } from "../../components/Beside";
import { easier } from "../../words";
import { easyPart } from "../Easy";
import { late } from "../late";
import { reading } from "./choice";

/** 17 px a rem, and 22 px in easy read. */
const PLAIN_TYPE = 1.0625;
const EASY_TYPE = 1.375;

/** Most phones never need it. */
export const readingPart = late(() => import("./part"));

/** Keep the page as its reader wants it. */
export const followReader = () =>
  effect(() => {
    const { easy, aloud, size } = reading.value;
    const page = document.documentElement;
    const type = `${(easy ? EASY_TYPE : PLAIN_TYPE) * size}%`;
    page.style.fontSize = easy || size > 100 ? type : "";
    page.classList.toggle("easy", easy);
    page.classList.toggle("larger", size > (easy ? 100 : 125));
    if (easy || aloud || size > 100) readingPart.want();
    const part = readingPart.part.value;
    easyPart.value = easy ? part : null;
    easier.value = Boolean(easyPart.peek());
    listen.value = (aloud && part?.Listen) || null;
  });
