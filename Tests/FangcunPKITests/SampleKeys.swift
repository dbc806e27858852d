/// Keys made with OpenSSL 3.0.22 for these tests and for nothing else.
enum SampleKeys {
    /// `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:SM2`.
    static let sm2ByGenericCommand = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqBHM9VAYItBG0wawIBAQQghGYDPT5hELLngoTa
        RnfdL6JZq37IRjdTY4JLLOkOb0ChRANCAAQB0a0bLkhWJ0+EnU7Qpv2oGUHca6wg
        6OdVuqc8oKsUAlWaLCA3w6NC1Za4vnIaHRIO31grx/T4NNe252aQyVzH
        -----END PRIVATE KEY-----
        """

    /// `openssl genpkey -algorithm SM2`.
    static let sm2 = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqBHM9VAYItBG0wawIBAQQgvmXqk1bteX7NZ2Sa
        2aNmIAv89ASY33vEox+Okk03kgGhRANCAASv3nZ1iIR1hUlcHYhj+uFxU9FyXdx5
        1XEfXIX9KXTX17gROQcavXiEi0DafVhlliOkgAWZVjTBJLIP23yhUX53
        -----END PRIVATE KEY-----
        """

    /// `openssl ec` writes SEC 1.
    static let p256SEC1 = """
        -----BEGIN EC PRIVATE KEY-----
        MHcCAQEEINVPJy/b1HTSgzzyALpG7nGXa3k3XJ0muOukaXYH5vp9oAoGCCqGSM49
        AwEHoUQDQgAELmGxVxm1qkLS8+3pUnBSY7upRBrGZ86coFC4bi0muue7rqFf1Uyp
        SkQ/n9G7Vzt76o2MLwqDjUSL6UicBlDkRA==
        -----END EC PRIVATE KEY-----
        """

    /// `-pkeyopt ec_param_enc:explicit`.
    static let p256ExplicitCurve = """
        -----BEGIN PRIVATE KEY-----
        MIIBeQIBADCCAQMGByqGSM49AgEwgfcCAQEwLAYHKoZIzj0BAQIhAP////8AAAAB
        AAAAAAAAAAAAAAAA////////////////MFsEIP////8AAAABAAAAAAAAAAAAAAAA
        ///////////////8BCBaxjXYqjqT57PrvVV2mIa8ZR0GsMxTsPY7zjw+J9JgSwMV
        AMSdNgiG5wSTamZ44ROdJreBn36QBEEEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg
        9KE5RdiYwpZP40Li/hp/m47n60p8D54WK84zV2sxXs7LtkBoN79R9QIhAP////8A
        AAAA//////////+85vqtpxeehPO5ysL8YyVRAgEBBG0wawIBAQQgOCCN2mimVMt3
        2DUVOB2yAVbilSSuf290tPs0LOzFDOihRANCAARSD9uarSP1QgmZkgPsOwo4Ojxv
        lL1gtKV1mNS1jEAiX4chR/g6X9XeMS2x847jMVHze9/b/bdhcEoPuJKmTsG+
        -----END PRIVATE KEY-----
        """

    /// A curve that is not supported.
    static let p384 = """
        -----BEGIN PRIVATE KEY-----
        MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDD6rVlmXOP3D5GB9KBY
        HRZ3zcOnh4j7BI51WaD6IYzYwFoCNp+xIs3hN0BBE1NlzwyhZANiAASf6Cp71Ghx
        0OK/Df8czoaIxrvPe+xiTuqal03o72QTa7E8qvhMrVLnoQ9Nu0EHvPNB4vCD1XyF
        DOKug2hmI/d9RCMoExYMc+ISHiMNTnntgLZixLK/3Ciq109CGQkBOUQ=
        -----END PRIVATE KEY-----
        """

    /// An algorithm that is not supported.
    static let ed25519 = """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEIMNYXm2+6+YLxechY43cwuLkJFokwQmc5lhxdufJTC/2
        -----END PRIVATE KEY-----
        """

    /// `openssl pkcs8 -topk8`, the password is "secret".
    static let sm2Encrypted = """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhCRyOf1uLQRQICCAAw
        DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEA5ZwTI0utznZ4SzMkuF0UwEgZBs
        cVGGCc4UrHBukmfPJmG0ligNK+CclAVyw+m0W0ugrde9iSvSmN5KZcJLjpFtti8E
        twbyerbPTIViJ70S1eO8LWNq7qM5O5AeH8e9xOT2HVnJUbs3C+NvCbkA66tIn8Fi
        HjFDefZEXcvsFtydniXFBt90o5gKBhmiXvc3ppCspqIdmVmRnrXSnxqS0L4Cjlc=
        -----END ENCRYPTED PRIVATE KEY-----
        """

    /// `openssl ec -aes128`, the password is "secret".
    static let p256EncryptedTheOldWay = """
        -----BEGIN EC PRIVATE KEY-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: AES-128-CBC,B547DF5AC76873A3DD62912993A0005E

        FS7XT+snpQ9nHw4bYsGqh8p8l4HKkkqawnPoQdBJf/xWt3/oI1U6VJqWRl2dEef8
        sH7aoNUzdpV3hgQDNrRkMazDbyNKjCBFgnNwsp+Hixu2f/1y+rj0uczEkic4C7ik
        ER+ZuU8zWSEBH98TYruUT1o5zd/IbdKrouZvhgb4m4k=
        -----END EC PRIVATE KEY-----
        """

    /// `openssl ecparam -name SM2 -genkey`.
    static let sm2AfterParameters = """
        -----BEGIN SM2 PARAMETERS-----
        BggqgRzPVQGCLQ==
        -----END SM2 PARAMETERS-----
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqBHM9VAYItBG0wawIBAQQgGc1B7/2+ZLEWSqW9
        rov/NSQWumuv931Y4lYXCWlbdxehRANCAAQG4dg/OqQUToh1xPvxmFpp7IR/Gcoc
        xB6n9qOPQbWoGyZtqC3dneDxX8fCBe7tphwS/znb8TNktgqk9+WCxMfk
        -----END PRIVATE KEY-----
        """

    /// `openssl genrsa -traditional`.
    static let rsaPKCS1 = """
        -----BEGIN RSA PRIVATE KEY-----
        MIIEpAIBAAKCAQEAwAU8EDmYA2JgfVkG0BX+WSVRNN+8dNabeiv8DjEUoUUSS3F6
        dPDRZAfafVISelan0YX4svlS82exhbFaPhvsvdeNBY/kgiuPuCWiz70O+oIr5f+r
        M5tsxZMBKBlTcZL0ChQXxqGbqo+Hw8hZ8oMDa/Spzzzknf4ErnlYTSzEzt21Kb7m
        4iTIdGlxVT6ipv3JFAb99OKOq8R9XIq1ujiolD31gg0z5Q4s3gjJx60V/htx9Zvo
        EdgoxxvW7yhDF/iWXFC1hMl0qTSmpyJYqz8DvjYzvdSEYrwicfsW0wXqPc3L2ZQ1
        GQdHklmkk6k7LcGjg4msrr8ZuVwn20Sc9FB7PQIDAQABAoIBAAl7yLNhcM9L+sl+
        Dd7Vkz4KYIgcu7VGix+9z+FQjb0ISQbGWD6xzRmkZKdXWBfIM1ofBIEsXKsuVh9s
        +rDCFs9qd6nMaUP/jEXTQAcEBpsbNjlSBv3RwY3BfKdjFtKvaBOeWe1CuooyNAmY
        mc6nJ1Jb304fqwfdjZQjZJfNK/wuc5dOsyj1sen7guHc+veRL369zZHSt5FjluYg
        KrFia40HyJPhSg5GicajtkU7KpxX7cNga24h8L5HwmXVsW8W3x4jiGlMH+V/QqHc
        D08Q1LRwaxNB03AFdu5mz3wiUfuDMMLlSwDtfZ7EAoIB04mWtpdMxY1nMhltOeJ5
        rtIZSMECgYEA3lcBpBVqoPp2xnxAuWTJmun9Q0SQnxojpyfdaTYKtWtl/UwDh7Ux
        k22cbzqaMTQunwgdpg7zJYHzfuQXamwO643+PcWjyB4jlTzZJBi6AZoZgA3FpoHy
        PzBUSzb5HZ6HEbc0Wty2uDFuiQCkhOEpc3pSypIKFYU+75GhoRqB/n0CgYEA3Rcr
        jo6SlCyA2GoTnZBp1tAvoQ2WBckFANvU/1u8JFvFoav+aDjpCE/HdGYWKzMI6a6U
        wUQEXNgCx/NUw878S/RVY+NoaXvPMbbzPTkTWhv0uEz72XsVnytJ/YBDwkEu2/qM
        JtulNEO0GPuSKf9NVTpSR8paYI2exGcDjRSVS8ECgYEA1PkSoVHCaaCA1W9/sBZS
        5wjrh9vNjBlFvX/6HiWd7FmLwC1n1D5D1qxQBFtmB2usnLjxbXc0gOERlKJ3q4EG
        aawBtLn0QGReQT2f4WuuAIrTkk2e3ffrS4vHsqRdy3lmeBm9FKwGejkfYCw1avMi
        +XJai5+H+UVBG8mrwN3bVyECgYAAqiIqYolUQrH8dI0sixOWXrfV7xmFWO5X61E/
        l0IAhfoZG1A/dfRVXxAFbI0ighvDwA+YaSDuOoP/n96gXA3sGIbtLvDQaFveFWOz
        ymkhezYIG8siAzm0acfmKC2L9vAyHxWuxDhB6PYwoQj2cVsFJ5C5wIT3B1Xz1y9u
        jCJKwQKBgQCPx3q8N1AYKypiiC4Y6UV9t8z6H1FCPVgRQquONYh5/I2n1IFZ6f3D
        YgKxIi3QGY1AS1A5KlPQNrAqwfo7qkY0+YCFeuxNBkD1KtddcYF/Qq2qd7NPQAQl
        +HUBhI7JQQSNogPI7P2P7Lq+2zExEioFQuZ2J0xMm0fJVipAK5LyTw==
        -----END RSA PRIVATE KEY-----
        """
}
