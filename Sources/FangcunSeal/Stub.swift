internal import FangcunPKI
