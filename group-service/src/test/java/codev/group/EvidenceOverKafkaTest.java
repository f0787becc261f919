package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.evidence.Documents;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.confidentiality.retention.RetentionScope;
import codev.infra.eventstore.audit.ExportedChainVerifier;
import codev.infra.securitylog.SecurityLogEntry;
import codev.infra.testkit.LogRecorder;
import codev.infra.testkit.PdfInspection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Ce que les séances disent, et ce que les preuves en montrent")
class EvidenceOverKafkaTest extends ServiceTest {
  /** Those of the golden samples, which session-service writes byte for byte. */
  private static final String PROGRAMME = "0199c1de-0000-7000-8000-000000000001";

  private static final String GROUP = "0199c1de-0000-7000-8000-000000000002";
  private static final String SESSION = "0199c1de-0000-7000-8000-000000000003";

  private static final String SHEET =
      "/api/groups/" + GROUP + "/sessions/" + SESSION + "/attendance.pdf";
  private static final String EVIDENCE = "/api/programmes/" + PROGRAMME + "/evidence.csv";

  private static final String ARCHIVE = "/api/programmes/" + PROGRAMME + "/evidence.zip";

  private static final String ARCHIVES = "/api/programmes/" + PROGRAMME + "/evidence/archives";

  @Autowired private TextEncryption encryption;

  @Test
  @DisplayName(
      "ouverte, marquée, signée, close, corrigée\u202f: chacun lit les preuves qui sont à lui")
  void what_sessions_tell_is_on_the_evidence() throws Exception {
    plan();
    try (var sessions = new SessionMessagePublisher()) {
      for (var type :
          List.of(
              "session.opened.v2",
              "session.attendance-marked.v1",
              "session.attendance-signed.v1",
              "session.closed.v2")) sessions.says(type, SESSION, sample(type));
      sessions.says("session.attendance-signed.v1", SESSION, signed("paul"));
      untilTheSheetSays("paul");
      theSheetIsWhatWasTold();
      certificatesAreForWhoAttended();
      otherPeoplesCertificatesAreInTheSecurityLog();
      theListHasEveryPiece();
      wordsAndAnswersHaveLeft();
      whatTheyRestOnIsProven();
      theArchiveHasThemAll();
      aJobMakesTheSameArchive();
      sessions.says("session.attendance-marked.v1", SESSION, marked("carla", "PRESENT"));
      untilTheSheetSays("carla Présent 3 h 00");
    }
    assertThat(as("carla").get(certificate("carla")).status()).isEqualTo(200);
    whoeverLedItReadsItsSheetAfterwards();
    pagesLinkToThem();
  }

  private void theSheetIsWhatWasTold() throws Exception {
    sheetSays("Personne Présence Matin Durée");
    sheetSays("alice Présent 3 h 00");
    sheetSays("bob En retard Émargé à 9 h 20 2 h 45");
    sheetSays("carla Absent 0 h 00");
    sheetSays("facilitator Animateur paul Animateur Émargé à 9 h 20 3 h 00");
  }

  private void certificatesAreForWhoAttended() throws Exception {
    grant("sponsor", "SPONSOR", PROGRAMME);
    assertThat(Documents.text(bytes("bob", certificate("bob"))))
        .contains("2 h 45, en une séance", "1 demi-journée sur 1");
    assertThat(as("manager").get(certificate("alice")).status()).isEqualTo(200);
    for (var who : List.of("alice", "facilitator", "auditor", "sponsor"))
      assertThat(as(who).get(certificate("bob")).status()).as(who).isEqualTo(403);
    assertThat(as("stranger").get(certificate("bob")).status()).isEqualTo(404);
    assertThat(as("stranger").get(certificate("stranger")).status()).isEqualTo(404);
    assertThat(as("manager").get(certificate("nobody")).status()).isEqualTo(404);
    assertThat(as("carla").get(certificate("carla")).field("/rule"))
        .isEqualTo("group.evidence.nothing-attended");
  }

  /** One's own is not. */
  private void otherPeoplesCertificatesAreInTheSecurityLog() {
    try (var log = LogRecorder.of(SecurityLogEntry.LOGGER)) {
      for (var who : List.of("bob", "manager"))
        for (var file : List.of(certificate("bob"), proofOf(certificate("bob"))))
          must(as(who).get(file));
      must(as("facilitator").get(proofOf(SHEET)));
      assertThat(log.lines("event=export"))
          .containsExactly(
              "event=export by=manager what=certificate.pdf programme=" + PROGRAMME,
              "event=export by=manager what=certificate.proof programme=" + PROGRAMME,
              "event=export by=facilitator what=attendance.proof programme=" + PROGRAMME);
    }
  }

  /** At the end of their retention period: what proves the training is proven as before. */
  private void wordsAndAnswersHaveLeft() {
    for (var kind : RetentionScope.Kind.values())
      encryption.destroy(new RetentionScope(kind, UUID.fromString(PROGRAMME)));
  }

  private void whatTheyRestOnIsProven() throws Exception {
    var proof = must(as("bob").get(proofOf(certificate("bob"))));
    assertThat(proof.response().headers().firstValue("Content-Disposition").orElseThrow())
        .contains("-bob-2027.json");
    assertThat(proof.field("/document")).endsWith("-bob-2027.pdf");
    var key = proof.field("/checkpoint/keyId");
    assertThat(verified(proof.text(), key))
        .startsWith("0 Proven: position ")
        .contains("group.session-planned, recorded", "group.session-opened {")
        .contains("group.presence-noted {", "group.signature-noted {", "\"bob\"")
        .contains("group.session-held, recorded", "signed by the given key " + key)
        .doesNotContain("alice", "carla", "paul");

    var entry = proof.json().at("/proofs/0");
    var hash = entry.at("/commit/hash").asString();
    var altered = new StringBuilder(hash).reverse().toString();
    var position = "\"position\":" + entry.at("/commit/position").asLong();
    var sibling = '"' + entry.at("/inclusion/auditPath/0").asString() + "\",";
    assertThat(verified(proof.text().replace(hash, altered), key)).startsWith("1 Not proven");
    assertThat(verified(proof.text().replace(position, "\"position\":1000000"), key))
        .startsWith("1 Not proven");
    assertThat(verified(proof.text().replace(sibling, ""), key)).startsWith("1 Not proven");
    assertThat(verified(proof.text(), "GM20ufKHOcLbH1PkNPXnzpf7YdYpR_636rGIQDAIwOs"))
        .startsWith("1 Not proven")
        .contains("none of the given keys");

    documentsNameTheirEntries(proof);
    documentsCarryTheCodesOfTheirSignatures(proof);
    for (var who : List.of("alice", "facilitator", "auditor"))
      assertThat(as(who).get(proofOf(certificate("bob"))).status()).as(who).isEqualTo(403);
    assertThat(as("stranger").get(proofOf(certificate("bob"))).status()).isEqualTo(404);
    assertThat(as("facilitator").get(proofOf(SHEET)).json().at("/proofs").size())
        .as("of everybody")
        .isGreaterThan(proof.json().at("/proofs").size());
    assertThat(as("alice").get(proofOf(SHEET)).status()).isEqualTo(403);
    assertThat(as("stranger").get(proofOf(SHEET)).status()).isEqualTo(404);
  }

  private void documentsNameTheirEntries(Answer proof) throws Exception {
    var certificate = Documents.text(bytes("bob", certificate("bob"))).replaceAll("\\s", "");
    for (var entry : proof.json().at("/proofs"))
      assertThat(certificate)
          .contains(entry.at("/commit/position").asLong() + entry.at("/commit/hash").asString());
    assertThat(certificate)
        .contains("Preuve", "émargement,bob", "présencenotée,bob", "présencesàlaclôture")
        .doesNotContain("émargement,paul");
    assertThat(Documents.text(bytes("facilitator", SHEET, "en")).replaceAll("\\s", ""))
        .contains("Proof", "attendancesigned,bob", "attendancesigned,paul", "sessionopened");
  }

  /** As they are read from the printed page. */
  private void documentsCarryTheCodesOfTheirSignatures(Answer proof) throws Exception {
    var key = proof.field("/checkpoint/keyId");
    var signatures = new ArrayList<String>();
    for (var entry : proof.json().at("/proofs"))
      if (entry.at("/commit/eventTypes").toString().contains("group.signature-noted"))
        signatures.add(entry.at("/commit/hash").asString());
    var pdf = bytes("bob", certificate("bob"));
    var codes = PdfInspection.codes(pdf);
    assertThat(codes).hasSameSizeAs(signatures).isNotEmpty();
    assertThat(PdfInspection.alternativeTexts(pdf))
        .hasSameSizeAs(codes)
        .allMatch(text -> text.startsWith("Code QR contenant la preuve de l’enregistrement à la"));
    var printed = verified(String.join("\n", codes), key);
    assertThat(printed)
        .startsWith("0 Proven: position ")
        .contains("  group.signature-noted of ", "signed by the given key " + key);
    assertThat(signatures).allSatisfy(hash -> assertThat(printed).contains("hash " + hash));
    assertThat(verified(codes.getFirst(), "GM20ufKHOcLbH1PkNPXnzpf7YdYpR_636rGIQDAIwOs"))
        .startsWith("1 Not proven")
        .contains("none of the given keys");
    assertThat(PdfInspection.codes(bytes("facilitator", SHEET)))
        .as("of everybody")
        .hasSizeGreaterThan(codes.size());
  }

  private static void eachDocumentHasItsProof(Map<String, byte[]> files) throws Exception {
    for (var document :
        List.of("certificat-alice-2027", "certificat-bob-2027", "emargement-g-2027-01-11")) {
      var proof =
          new String(
              Objects.requireNonNull(files.get("fichiers-de-preuve/" + document + ".json")),
              StandardCharsets.UTF_8);
      var json = new JsonMapper().readTree(proof);
      assertThat(json.at("/document").asString()).isEqualTo(document + ".pdf");
      assertThat(verified(proof, json.at("/checkpoint/keyId").asString())).startsWith("0 ");
      assertThat(
              Documents.text(Objects.requireNonNull(files.get(document + ".pdf")))
                  .replaceAll("\\s", ""))
          .as("of the same checkpoint")
          .contains(json.at("/proofs/0/inclusion/rootHash").asString());
    }
  }

  private static String proofOf(String document) {
    return document.replace(".pdf", ".proof");
  }

  /** What {@code ./codev verify-audit} says, after its exit status. */
  private static String verified(String proof, String key) throws IOException {
    var file = Files.createTempFile("proof", ".json");
    try {
      var printed = new ByteArrayOutputStream();
      var status =
          ExportedChainVerifier.run(
              List.of(Files.writeString(file, proof)),
              List.of(key),
              List.of(),
              new PrintStream(printed, true, StandardCharsets.UTF_8));
      return status + " " + printed.toString(StandardCharsets.UTF_8);
    } finally {
      Files.delete(file);
    }
  }

  private void theListHasEveryPiece() {
    assertThat(as("auditor").get(EVIDENCE).text().replace("\"", "").lines())
        .anyMatch(line -> line.startsWith("2,SESSIONS_HELD,") && line.contains(",1,2,/api/groups/"))
        .anyMatch(line -> line.startsWith("2,PARTICIPATION,") && line.endsWith(",2,3," + SHEET))
        .anyMatch(line -> line.startsWith("2,ROTATION,") && line.contains(",1,3,/api/groups/"))
        .anyMatch(line -> line.startsWith("11,ATTENDANCE_SHEET,") && line.endsWith(",2,4," + SHEET))
        .anyMatch(
            line ->
                line.startsWith("11,CERTIFICATE,")
                    && line.endsWith(",2027-01-11,bob,2.75,," + certificate("bob")))
        .anyMatch(line -> line.startsWith("30,APPRECIATIONS,") && line.endsWith("/outcomes.csv"));
    assertThat(as("manager").get(EVIDENCE).status()).isEqualTo(200);
    for (var who : List.of("alice", "facilitator", "sponsor"))
      assertThat(as(who).get(EVIDENCE).status()).as(who).isEqualTo(403);
    for (var outsider : List.of("stranger", "manager2"))
      assertThat(as(outsider).get(EVIDENCE).status()).as(outsider).isEqualTo(404);
  }

  private void theArchiveHasThemAll() throws Exception {
    var files = unzipped("manager", ARCHIVE);
    var entries = files.entrySet().iterator();
    var page = entries.next();
    assertThat(page.getKey()).startsWith("preuves-").endsWith(".html");
    assertThat(linksOf(page.getValue()))
        .contains("certificat-bob-2027.pdf", "emargement-g-2027-01-11.pdf")
        .isSubsetOf(files.keySet());
    var index = entries.next();
    assertThat(index.getKey()).startsWith("preuves-").endsWith(".csv");
    assertThat(new String(index.getValue(), StandardCharsets.UTF_8).replace("\"", ""))
        .startsWith("\ufeffIndicateur (Qualiopi);Preuve;Groupe;")
        .contains(";bob;2,75;;certificat-bob-2027.pdf", ";emargement-g-2027-01-11.pdf");
    assertThat(annualReturn(files)).contains("2027;F-1;Total des stagiaires;2;5,75;0");
    assertThat(files.keySet())
        .hasSize(9)
        .contains(
            "certificat-alice-2027.pdf", "certificat-bob-2027.pdf", "emargement-g-2027-01-11.pdf");
    eachDocumentHasItsProof(files);
    assertThat(Documents.text(Objects.requireNonNull(files.get("certificat-bob-2027.pdf"))))
        .contains("2 h 45");
    var auditors = unzipped("auditor", ARCHIVE);
    assertThat(auditors.keySet())
        .hasSize(5)
        .contains("emargement-g-2027-01-11.pdf", "fichiers-de-preuve/emargement-g-2027-01-11.json");
    assertThat(annualReturn(auditors)).isEqualTo(annualReturn(files));
    for (var indexOfAuditor : auditors.values().stream().limit(2).toList())
      assertThat(new String(indexOfAuditor, StandardCharsets.UTF_8))
          .contains("À demander au responsable du programme")
          .doesNotContain("certificat-", "certificate.pdf", "outcomes.csv");
    for (var who : List.of("alice", "facilitator", "sponsor"))
      assertThat(as(who).get(ARCHIVE).status()).as(who).isEqualTo(403);
    assertThat(as("stranger").get(ARCHIVE).status()).isEqualTo(404);
    assertThat(
            as("manager")
                .get(certificate("bob"))
                .response()
                .headers()
                .firstValue("Content-Disposition")
                .orElseThrow())
        .contains("-bob-2027.pdf");
  }

  private void aJobMakesTheSameArchive() throws Exception {
    var page = "/programmes/" + PROGRAMME + "/evidence";
    assertThat(as("manager").get(page).text())
        .contains("Préparer l’archive de toutes les preuves (9 documents)")
        .doesNotContain(ARCHIVE);
    assertThat(as("auditor").get(page).text()).as("with four documents").contains(ARCHIVE);

    var archive = UUID.randomUUID();
    var asked = must(as("manager").post(ARCHIVES, Map.of("id", archive)));
    assertThat(asked.status()).isEqualTo(202);
    assertThat(asked.field("/id")).isEqualTo(archive.toString());
    var made = untilMade("manager", archive);
    assertThat(made.json().at("/done").asInt()).isEqualTo(9);
    assertThat(made.json().at("/of").asInt()).isEqualTo(9);

    var file = ARCHIVES + "/" + archive + "/file";
    assertThat(unzipped("manager", file).keySet())
        .containsExactlyElementsOf(unzipped("manager", ARCHIVE).keySet());
    assertThat(
            Documents.text(
                Objects.requireNonNull(unzipped("manager", file).get("certificat-bob-2027.pdf"))))
        .contains("2 h 45");
    assertThat(as("manager").get(page).text()).contains("/evidence/archives/" + archive, "prête");
    assertThat(as("manager").get(page + "/archives/" + archive).text())
        .contains("L’archive est prête. Elle contient 9 documents.", file);
    for (var who : List.of("auditor", "manager2", "stranger"))
      assertThat(as(who).get(file).status()).as(who).isEqualTo(404);
    for (var who : List.of("alice", "facilitator", "sponsor"))
      assertThat(as(who).get(file).status()).as(who).isEqualTo(403);
    anAuditorsArchiveHasNoCertificate();
  }

  private void anAuditorsArchiveHasNoCertificate() throws Exception {
    var archive = UUID.fromString(must(as("auditor").post(ARCHIVES, Map.of())).field("/id"));
    untilMade("auditor", archive);
    for (var who : List.of("auditor", "manager"))
      assertThat(unzipped(who, ARCHIVES + "/" + archive + "/file").keySet())
          .as(who)
          .hasSize(5)
          .noneMatch(name -> name.contains("certificat-"));
  }

  private Answer untilMade(String who, UUID archive) {
    Awaitility.await()
        .until(() -> as(who).get(ARCHIVES + "/" + archive).field("/state").equals("DONE"));
    return as(who).get(ARCHIVES + "/" + archive);
  }

  /** To what lies beside a page. */
  private static List<String> linksOf(byte[] page) {
    return Pattern.compile("href=\"([^\":]+)\"")
        .matcher(new String(page, StandardCharsets.UTF_8))
        .results()
        .map(link -> link.group(1))
        .toList();
  }

  private static String annualReturn(Map<String, byte[]> files) {
    return files.entrySet().stream()
        .filter(file -> file.getKey().startsWith("bpf-cadre-f-"))
        .map(file -> new String(file.getValue(), StandardCharsets.UTF_8).replace("\"", ""))
        .findFirst()
        .orElseThrow();
  }

  private Map<String, byte[]> unzipped(String who, String path) throws Exception {
    var files = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes(who, path)))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
        files.put(entry.getName(), zip.readAllBytes());
    }
    return files;
  }

  private void whoeverLedItReadsItsSheetAfterwards() {
    assertThat(as("paul").get(SHEET).status()).isEqualTo(200);
    assertThat(as("paul").get("/api/groups/" + GROUP).status()).isEqualTo(404);
    assertThat(as("alice").get(SHEET).status()).isEqualTo(403);
    assertThat(as("stranger").get(SHEET).status()).isEqualTo(404);
  }

  private void pagesLinkToThem() {
    assertThat(as("manager").get("/groups/" + GROUP).text())
        .contains(SHEET, certificate("alice"), certificate("bob"))
        .doesNotContain(cancelled() + "/attendance.pdf");
    assertThat(as("alice").get("/groups/" + GROUP).text())
        .contains(certificate("alice"), proofOf(certificate("alice")))
        .doesNotContain(certificate("bob"), proofOf(certificate("bob")), "attendance.pdf");
    var page = "/programmes/" + PROGRAMME + "/evidence";
    assertThat(as("manager").get("/groups").text()).contains("\"" + page + "\"");
    assertThat(as("alice").get("/groups").text()).doesNotContain(page);
    assertThat(as("manager").get(page).text())
        .contains(EVIDENCE, href(SHEET), href(certificate("alice")), href(certificate("bob")))
        .contains(href(proofOf(SHEET)), href(proofOf(certificate("bob"))))
        .contains("G, séance 1, 11 janvier 2027");
    assertThat(as("auditor").get(page).text())
        .contains(EVIDENCE, href(SHEET))
        .doesNotContain("certificate.pdf");
  }

  private static String href(String path) {
    return "href=\"" + path + "\"";
  }

  private void untilTheSheetSays(String words) {
    Awaitility.await().untilAsserted(() -> sheetSays(words));
  }

  /** One cell after the other, whether or not the layout put spaces between them. */
  private void sheetSays(String words) throws Exception {
    assertThat(Documents.text(bytes("facilitator", SHEET)).replace(" ", ""))
        .contains(words.replace(" ", ""));
  }

  private byte[] bytes(String who, String path) throws Exception {
    return bytes(who, path, "fr");
  }

  private byte[] bytes(String who, String path, String language) throws Exception {
    var request = as(who).request(path).header("Accept-Language", language).build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofByteArray()).body();
    }
  }

  private static String certificate(String person) {
    return "/api/programmes/" + PROGRAMME + "/people/" + person + "/certificate.pdf";
  }

  private static UUID cancelled() {
    return new UUID(7, 7);
  }

  private void plan() {
    var manager = as("manager");
    var members = List.of("alice", "bob", "carla");
    must(manager.post("/api/people", GroupFixture.people(members)));
    must(
        manager.post(
            "/api/programmes", GroupFixture.programme(PROGRAMME, Map.of("cadenceWeeks", 3))));
    must(
        manager.post(
            "/api/programmes/" + PROGRAMME + "/groups",
            GroupFixture.group(GROUP, "G", "facilitator", members)));
    plan(SESSION, "2027-01-11T08:00:00Z");
    plan(UUID.randomUUID().toString(), "2027-02-01T08:00:00Z");
    plan(cancelled().toString(), "2027-02-22T08:00:00Z");
    must(
        manager.post(
            "/api/groups/" + GROUP + "/sessions/" + cancelled() + "/cancel",
            Map.of("reason", "Grève")));
  }

  private void plan(String session, String startsAt) {
    must(
        as("manager")
            .post(
                "/api/groups/" + GROUP + "/sessions", Map.of("id", session, "startsAt", startsAt)));
  }

  private static String sample(String type) throws IOException {
    try (var file =
        EvidenceOverKafkaTest.class.getResourceAsStream("/messages/" + type + ".json")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String signed(String person) throws IOException {
    return sample("session.attendance-signed.v1").replace("\"bob\"", '"' + person + '"');
  }

  private static String marked(String member, String status) throws IOException {
    return sample("session.attendance-marked.v1")
        .replace("\"bob\"", '"' + member + '"')
        .replace("LATE", status)
        .replace("08:15", "12:00");
  }
}
