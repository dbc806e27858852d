internal import FangcunSeal
