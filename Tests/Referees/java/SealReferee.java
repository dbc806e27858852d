import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.DSAEncoding;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/**
 * A second opinion on seal signatures of version 4 (GB/T 38540-2020), with BouncyCastle for ASN.1, SM2 and SM3.
 *
 * Arguments: a SES_Signature and its document, or a SESeal alone. Prints one line "name true|false" for each check.
 */
public final class SealReferee {
    private static final byte[] IDENTIFIER = "1234567812345678".getBytes();

    public static void main(String[] arguments) throws Exception {
        ASN1Sequence root = ASN1Sequence.getInstance(Files.readAllBytes(Path.of(arguments[0])));
        if (arguments.length == 1) {
            checkSeal(root);
            return;
        }
        ASN1Sequence toSign = ASN1Sequence.getInstance(root.getObjectAt(0));
        ASN1Sequence seal = ASN1Sequence.getInstance(toSign.getObjectAt(1));
        checkSeal(seal);

        byte[] certificate = octets(root.getObjectAt(1));
        say("signature", isSigned(encoded(toSign), bits(root.getObjectAt(3)), certificate));
        say("data-hash", Arrays.equals(sm3(Files.readAllBytes(Path.of(arguments[1]))), bits(toSign.getObjectAt(3))));

        ASN1Sequence property = ASN1Sequence.getInstance(ASN1Sequence.getInstance(seal.getObjectAt(0)).getObjectAt(2));
        boolean isListed = false;
        for (ASN1Encodable entry : ASN1Sequence.getInstance(property.getObjectAt(3))) {
            isListed |= Arrays.equals(octets(entry), certificate);
        }
        say("signer-in-list", isListed);
        // DER written anew must give the bytes read, or they were not DER.
        byte[] file = Files.readAllBytes(Path.of(arguments[0]));
        say("der", Arrays.equals(root.getEncoded(ASN1Encoding.DER), file));
    }

    private static void checkSeal(ASN1Sequence seal) throws Exception {
        byte[] info = encoded(seal.getObjectAt(0));
        say("maker-signature", isSigned(info, bits(seal.getObjectAt(3)), octets(seal.getObjectAt(1))));
    }

    private static boolean isSigned(byte[] message, byte[] signature, byte[] certificate) throws Exception {
        ECPublicKeyParameters key = (ECPublicKeyParameters) PublicKeyFactory.createKey(
            new X509CertificateHolder(certificate).getSubjectPublicKeyInfo());
        DSAEncoding encoding = signature.length == 64 ? PlainDSAEncoding.INSTANCE : StandardDSAEncoding.INSTANCE;
        SM2Signer verifier = new SM2Signer(encoding);
        verifier.init(false, new ParametersWithID(key, IDENTIFIER));
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }

    private static byte[] sm3(byte[] data) {
        SM3Digest digest = new SM3Digest();
        digest.update(data, 0, data.length);
        byte[] result = new byte[32];
        digest.doFinal(result, 0);
        return result;
    }

    private static byte[] octets(ASN1Encodable value) {
        return ASN1OctetString.getInstance(value).getOctets();
    }

    private static byte[] bits(ASN1Encodable value) {
        return ASN1BitString.getInstance(value).getOctets();
    }

    private static byte[] encoded(ASN1Encodable value) throws Exception {
        return value.toASN1Primitive().getEncoded();
    }

    private static void say(String name, boolean isTrue) {
        System.out.println(name + " " + isTrue);
    }
}
