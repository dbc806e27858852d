internal import FangcunGeo
