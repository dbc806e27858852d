#pragma once
/* Only the OpenSSL 3 API: hides RSA_new, EC_KEY_new, SHA256_Init and their kin. */
#define OPENSSL_API_COMPAT 30000
#define OPENSSL_NO_DEPRECATED
#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

/* EVP_PKEY_Q_keygen is variadic, which Swift cannot call. The type is "SM2" and never "EC" with the group SM2: a key of the
   latter type signs without complaint, but what it makes is ECDSA and no SM2 signature. */

static inline EVP_PKEY *fangcun_generate_sm2(void) { return EVP_PKEY_Q_keygen(NULL, NULL, "SM2"); }

static inline EVP_PKEY *fangcun_generate_ec(const char *group) { return EVP_PKEY_Q_keygen(NULL, NULL, "EC", group); }

static inline EVP_PKEY *fangcun_generate_rsa(size_t bits) { return EVP_PKEY_Q_keygen(NULL, NULL, "RSA", bits); }

/* A public key of type "SM2" or "EC" from an encoded point; the type is stated, never guessed from the group. Arrays of
   OSSL_PARAM end in a macro that Swift cannot see. NULL when the point does not lie on the curve. */
static inline EVP_PKEY *fangcun_public_key_from_point(const char *type, const char *group, const unsigned char *point,
                                                      size_t length) {
    EVP_PKEY *key = NULL;
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, type, NULL);
    OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, (char *)group, 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, (void *)point, length),
        OSSL_PARAM_construct_end(),
    };
    if (context != NULL && EVP_PKEY_fromdata_init(context) > 0 &&
        EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, parameters) <= 0)
        key = NULL;
    EVP_PKEY_CTX_free(context);
    return key;
}
