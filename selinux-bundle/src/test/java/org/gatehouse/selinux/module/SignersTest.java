package org.gatehouse.selinux.module;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import jdk.security.jarsigner.JarSigner;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;

public class SignersTest {
  private static final char[] WORD = "changeit".toCharArray();

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  private Path content;
  private KeyStore keys;

  @Before
  public void makeKeysAndAJar() throws Exception {
    content = folder.newFolder("content").toPath();
    keys = keys("alice", "bob");
    try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(file(0)))) {
      put(jar, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\nBundle-SymbolicName: a\r\n\r\n");
      put(jar, "a/A.class", "code");
      put(jar, "a/b/B.class", "more code");
    }
  }

  private KeyStore keys(String... names) throws Exception {
    Path store = folder.getRoot().toPath().resolve("keys");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    for (String name : names) {
      List<String> command =
          List.of(
              keytool + "",
              "-genkeypair",
              "-alias",
              name,
              "-dname",
              "CN=" + name,
              "-keyalg",
              "EC",
              "-storepass",
              new String(WORD),
              "-keystore",
              store + "");
      assertEquals(0, quiet(command).start().waitFor());
    }
    return KeyStore.getInstance(store.toFile(), WORD);
  }

  private static ProcessBuilder quiet(List<String> command) {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }

  private Path file(int number) {
    return folder.getRoot().toPath().resolve(number + ".jar");
  }

  private static void put(ZipOutputStream jar, String name, String text) throws IOException {
    jar.putNextEntry(new ZipEntry(name));
    jar.write(text.getBytes());
  }

  /** The bundle that this many sign, one after the other. */
  private Bundle signedBy(String... names) throws Exception {
    for (int i = 0; i < names.length; i++) {
      var entry =
          (KeyStore.PrivateKeyEntry) keys.getEntry(names[i], new KeyStore.PasswordProtection(WORD));
      var path =
          CertificateFactory.getInstance("X.509")
              .generateCertPath(List.of(entry.getCertificateChain()));
      JarSigner signer =
          new JarSigner.Builder(entry.getPrivateKey(), path).signerName(names[i]).build();
      try (ZipFile from = new ZipFile(file(i).toFile());
          OutputStream to = Files.newOutputStream(file(i + 1))) {
        signer.sign(from, to);
      }
    }
    return unpacked(file(names.length));
  }

  private Bundle unpacked(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        Path to = content.resolve(entry.getName());
        Files.createDirectories(to.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
          Files.copy(in, to);
        }
      }
    }
    return (Bundle)
        Proxy.newProxyInstance(
            Bundle.class.getClassLoader(),
            new Class<?>[] {Bundle.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getEntryPaths" -> paths((String) arguments[0]);
                  case "getEntry" -> content.resolve((String) arguments[0]).toUri().toURL();
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private Enumeration<String> paths(String directory) throws IOException {
    try (Stream<Path> all = Files.list(content.resolve(directory.replaceFirst("^/", "")))) {
      return Collections.enumeration(
          all.map(p -> content.relativize(p) + (Files.isDirectory(p) ? "/" : "")).toList());
    }
  }

  private Set<Certificate> of(String... names) throws Exception {
    Set<Certificate> all = new HashSet<>();
    for (String name : names) {
      all.add(keys.getCertificate(name));
    }
    return all;
  }

  @Test
  public void aBundleWithoutSignatureHasNone() throws Exception {
    assertEquals(of(), Signers.of(signedBy()));
  }

  @Test
  public void whoSignedAllOfItIsItsSigner() throws Exception {
    assertEquals(of("alice"), Signers.of(signedBy("alice")));
  }

  @Test
  public void twoMaySign() throws Exception {
    assertEquals(of("alice", "bob"), Signers.of(signedBy("alice", "bob")));
  }

  @Test
  public void aClassThatWasChangedVoidsTheSignature() throws Exception {
    Bundle bundle = signedBy("alice");
    Files.writeString(content.resolve("a/b/B.class"), "evil code");
    assertEquals(of(), Signers.of(bundle));
  }

  @Test
  public void aClassThatWasAddedVoidsTheSignature() throws Exception {
    Bundle bundle = signedBy("alice");
    Files.writeString(content.resolve("a/C.class"), "evil code");
    assertEquals(of(), Signers.of(bundle));
  }

  /** Its name is what the line is found by. */
  @Test
  public void aManifestThatWasChangedVoidsTheSignature() throws Exception {
    Bundle bundle = signedBy("alice");
    Path manifest = content.resolve("META-INF/MANIFEST.MF");
    Files.writeString(manifest, Files.readString(manifest).replace("Name: a\r\n", "Name: b\r\n"));
    assertEquals(of(), Signers.of(bundle));
  }

  @Test
  public void aSignatureWithoutItsBlockIsNone() throws Exception {
    Bundle bundle = signedBy("alice");
    Files.delete(content.resolve("META-INF/ALICE.EC"));
    assertEquals(of(), Signers.of(bundle));
  }

  /** Whoever starts it must not be able to make the module throw. */
  @Test
  public void aManifestThatNobodyCanReadVoidsTheSignature() throws Exception {
    Bundle bundle = signedBy("alice");
    Path manifest = content.resolve("META-INF/MANIFEST.MF");
    Files.writeString(manifest, Files.readString(manifest).replace("Digest: ", "Digest: !"));
    assertEquals(of(), Signers.of(bundle));
    Files.writeString(manifest, "no manifest at all");
    assertEquals(of(), Signers.of(bundle));
  }

  @Test
  public void whatIsTooLargeToBeVerifiedHasNoSigner() throws Exception {
    try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(file(0)))) {
      put(jar, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\n\r\n");
      jar.putNextEntry(new ZipEntry("large"));
      jar.write(new byte[64 << 20]);
    }
    assertEquals(of(), Signers.of(signedBy("alice")));
  }
}
