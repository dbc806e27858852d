import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Security;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * What BouncyCastle says about SM2 certificates and signatures; it shares no code with OpenSSL.
 *
 * chain LEAF ISSUER... ROOT           verifies each certificate with the key of the next and prints its subject and "ok"
 * verify CERTIFICATE MESSAGE SIGNATURE   prints "true" or "false"
 * sign FOLDER                         makes a key, signs FOLDER/message, writes key.der, private.der, signature.der
 */
public final class CertificateReferee {
    public static void main(String[] arguments) throws Exception {
        Security.addProvider(new BouncyCastleProvider());
        switch (arguments[0]) {
            case "chain" -> verifyChain(arguments);
            case "verify" -> verifySignature(arguments);
            case "sign" -> sign(Path.of(arguments[1]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static X509Certificate read(String file) throws Exception {
        try (var stream = new FileInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509", "BC").generateCertificate(stream);
        }
    }

    private static void verifyChain(String[] arguments) throws Exception {
        List<X509Certificate> chain = new ArrayList<>();
        for (int index = 1; index < arguments.length; index++) chain.add(read(arguments[index]));
        for (int index = 0; index < chain.size(); index++) {
            X509Certificate issuer = chain.get(Math.min(index + 1, chain.size() - 1));
            chain.get(index).verify(issuer.getPublicKey(), "BC");
            boolean isNamed = chain.get(index).getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
            System.out.println(chain.get(index).getSubjectX500Principal() + " " + chain.get(index).getSigAlgName()
                    + " pathLength=" + chain.get(index).getBasicConstraints() + (isNamed ? " ok" : " wrong issuer"));
        }
    }

    private static void verifySignature(String[] arguments) throws Exception {
        Signature verifier = Signature.getInstance("SM3withSM2", "BC");
        verifier.initVerify(read(arguments[1]).getPublicKey());
        verifier.update(Files.readAllBytes(Path.of(arguments[2])));
        System.out.println(verifier.verify(Files.readAllBytes(Path.of(arguments[3]))));
    }

    private static void sign(Path folder) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "BC");
        generator.initialize(new ECGenParameterSpec("sm2p256v1"));
        KeyPair keys = generator.generateKeyPair();
        Signature signer = Signature.getInstance("SM3withSM2", "BC");
        signer.initSign(keys.getPrivate());
        signer.update(Files.readAllBytes(folder.resolve("message")));
        Files.write(folder.resolve("signature.der"), signer.sign());
        Files.write(folder.resolve("key.der"), keys.getPublic().getEncoded());
        Files.write(folder.resolve("private.der"), keys.getPrivate().getEncoded());
    }
}
