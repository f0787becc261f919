package codev.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.confidentiality.retention.RetentionScope;
import codev.session.domain.contribution.Attachment;
import codev.session.domain.value.RuleViolation;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ContentDisposition;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Un fichier joint à un sujet ou à une contribution")
class AttachmentTest extends SessionServiceFixture {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String PDF = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";

  @Autowired DataSource database;
  @Autowired TextEncryption encryption;

  @Test
  @DisplayName("qui lit le texte ouvre le fichier ; il ne peut rien faire dans le navigateur")
  void who_reads_the_words_opens_the_file() throws Exception {
    atStep("CONSULTATION");
    var idea = say("bob", "IDEA");
    var attached = attach("bob", idea, "C:\\Photos\\plan d’été.PNG", png());
    assertThat(attached.statusCode()).as(attached.body()).isEqualTo(200);
    var seen = entry(settled(attached), idea).path("attachment");
    assertThat(seen.path("name").asString()).isEqualTo("plan d’été.PNG");
    assertThat(seen.path("type").asString()).isEqualTo("image/png");
    for (var reader : List.of("anne", "alice", "bob", "carla")) {
      var file = open(reader, idea);
      assertThat(file.statusCode()).isEqualTo(200);
      assertThat(ImageIO.read(new ByteArrayInputStream(file.body())).getWidth()).isEqualTo(40);
      assertThat(header(file, "Content-Type")).isEqualTo("image/png");
      assertThat(header(file, "Content-Disposition")).startsWith("inline;").contains("plan");
      assertThat(header(file, "X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(header(file, "Content-Security-Policy"))
          .contains("sandbox", "default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'");
      assertThat(header(file, "Cache-Control")).contains("no-store");
    }
    for (var other : List.of("auditor", "manager"))
      assertThat(open(other, idea).statusCode()).as(other).isEqualTo(403);
    assertThat(open("zoe", idea).statusCode()).isEqualTo(404);
    assertThat(must(as("auditor").get(path(""))).text()).doesNotContain("plan d");
    assertThat(must(as("carla").get("/sessions/" + session)).text())
        .contains("plan d’été.PNG", "<img loading=\"lazy\"");
  }

  @Test
  @DisplayName(
      "remplacé, il a une autre adresse : une page garde une image tant qu'elle est ouverte")
  void another_file_has_another_address() throws Exception {
    atStep("CONSULTATION");
    var idea = say("bob", "IDEA");
    settled(attach("bob", idea, "un.png", png(40)));
    var first = imageAddress();
    must(as("bob").post(path("/entries/" + idea + "/attachment/removal"), Map.of()));
    settled(attach("bob", idea, "deux.png", png(50)));

    assertThat(imageAddress()).isNotEqualTo(first);
    var image = ImageIO.read(new ByteArrayInputStream(get("carla", imageAddress()).body()));
    assertThat(image.getWidth()).isEqualTo(50);
  }

  @Test
  @DisplayName("joint, il s'ouvre aussitôt : une page en direct le demande avant que la vue l'ait")
  void it_opens_as_soon_as_it_is_attached() throws Exception {
    atStep("CONSULTATION");
    for (int width = 40; width < 50; width++) {
      var idea = say("bob", "IDEA");
      attach("bob", idea, "plan.png", png(width));
      var file = open("carla", idea);
      assertThat(file.statusCode()).as("file " + width).isEqualTo(200);
      assertThat(ImageIO.read(new ByteArrayInputStream(file.body())).getWidth()).isEqualTo(width);
    }
  }

  private String imageAddress() {
    var image = Pattern.compile("<img loading=\"lazy\" alt=\"\" src=\"([^\"]+)\"");
    var page = image.matcher(must(as("carla").get("/sessions/" + session)).text());
    assertThat(page.find()).isTrue();
    return page.group(1);
  }

  @Test
  @DisplayName("masqué ou retiré avec son texte, retiré par son auteur : il ne s'ouvre plus")
  void it_shares_the_fate_of_its_words() throws Exception {
    atStep("CONSULTATION");
    var hidden = withFile();
    var withdrawn = withFile();
    var removed = withFile();
    must(as("anne").post(path("/hidden-entries"), Map.of("entryId", hidden, "reason", "Un nom")));
    must(as("bob").post(path("/contributions/" + withdrawn + "/withdrawal"), Map.of()));
    read(
        "anne",
        must(as("bob").post(path("/entries/" + removed + "/attachment/removal"), Map.of())));
    for (var reader : List.of("anne", "bob"))
      assertThat(open(reader, hidden).statusCode()).isEqualTo(200);
    assertThat(open("carla", hidden).statusCode()).isEqualTo(404);
    for (var reader : List.of("anne", "bob", "carla"))
      for (var gone : List.of(withdrawn, removed))
        assertThat(open(reader, gone).statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("parti avec les textes de son programme, il ne s'ouvre plus et rien ne s'y ajoute")
  void it_leaves_with_the_texts_of_its_programme() throws Exception {
    atStep("CONSULTATION");
    var idea = withFile();
    assertThat(must(as("carla").get(path(""))).text()).contains("Regardez ce plan", "plan.png");

    encryption.destroy(new RetentionScope(RetentionScope.Kind.WORDS, programme));

    assertThat(open("bob", idea).statusCode()).isEqualTo(404);
    assertThat(must(as("carla").get(path(""))).text())
        .doesNotContain("Regardez ce plan", "plan.png");
    var late = contribute("bob", "IDEA");
    assertThat(late.status()).as(late.toString()).isEqualTo(409);
    assertThat(late.rule()).isEqualTo("session.retention-ended");
  }

  @Test
  @DisplayName("un sujet masqué garde son fichier pour l'animateur et son auteur")
  void a_hidden_topic_hides_its_file() throws Exception {
    atStep("PREPARATION");
    var topic = UUID.randomUUID();
    must(as("bob").post(path("/topics"), topic(topic)));
    settled(attach("bob", topic.toString(), "plan.png", png()));
    assertThat(open("carla", topic.toString()).statusCode()).isEqualTo(200);
    read(
        "anne",
        must(as("anne").post(path("/hidden-entries"), Map.of("entryId", topic, "reason", "Nom"))));
    assertThat(open("carla", topic.toString()).statusCode()).isEqualTo(404);
    for (var reader : List.of("anne", "bob"))
      assertThat(open(reader, topic.toString()).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("ce que la personne ne reconnaît pas avoir dit emporte son fichier")
  void what_its_alleged_author_disowned() throws Exception {
    atStep("CONSULTATION");
    var idea = dictated();
    settled(send(upload("anne", idea, "plan.png", png(), "?for=bob")));
    assertThat(open("bob", idea).statusCode()).isEqualTo(200);
    read("bob", must(as("bob").post(path("/disowned-entries"), Map.of("entryId", idea))));
    for (var other : List.of("alice", "bob", "carla"))
      assertThat(open(other, idea).statusCode()).as(other).isEqualTo(404);
  }

  @Test
  @DisplayName(
      "ce que le navigateur dit du fichier ne compte pas, ni pour l'envoyer ni pour l'ouvrir")
  void its_content_decides_what_it_is() throws Exception {
    atStep("CONSULTATION");
    var image = say("bob", "IDEA");
    var page = upload("bob", image, "page.html", png()).setHeader("Content-Type", "text/html");
    settled(send(page));
    var opened = open("carla", image);
    assertThat(header(opened, "Content-Type")).isEqualTo("image/png");
    assertThat(header(opened, "Content-Disposition")).contains("page.html.png");
    var document = say("bob", "IDEA");
    settled(attach("bob", document, "\u202egnp.\r\nX: \"1", PDF.getBytes(UTF_8)));
    var downloaded = open("carla", document);
    assertThat(header(downloaded, "Content-Type")).isEqualTo("application/pdf");
    assertThat(header(downloaded, "Content-Disposition")).startsWith("attachment;");
    assertThat(header(downloaded, "X")).isEmpty();
    for (var program : List.of("<!doctype html><script>1</script>", "<?xml version='1.0'?><svg/>"))
      assertThat(
              send(upload("bob", say("bob", "IDEA"), "plan.png", program.getBytes(UTF_8))
                      .setHeader("Content-Type", "image/png"))
                  .statusCode())
          .isEqualTo(400);
  }

  @Test
  @DisplayName("qui n'est pas de la séance n'y joint rien, n'ouvre rien et n'apprend rien")
  void nobody_from_outside() throws Exception {
    atStep("CONSULTATION");
    var idea = withFile();
    var before = stored();
    assertThat(attach("zoe", idea, "plan.png", png()).statusCode()).isEqualTo(404);
    for (var insider : List.of("manager", "auditor"))
      assertThat(attach(insider, idea, "plan.png", png()).statusCode()).isEqualTo(403);
    assertThat(send(upload("carla", idea, "plan.png", png(), "?for=bob")).statusCode())
        .as("for another, by who does not facilitate")
        .isEqualTo(403);
    assertThat(as("zoe").post(path("/entries/" + idea + "/attachment/removal")).status())
        .isEqualTo(404);
    assertThat(stored()).isEqualTo(before);
    assertThat(open("carla", UUID.randomUUID().toString()).statusCode()).isEqualTo(404);
    var here = session;
    session = UUID.randomUUID();
    plan();
    assertThat(open("carla", idea).statusCode()).as("of another session").isEqualTo(404);
    session = here;
    assertThat(open("carla", idea).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("un mot à l'animateur seul garde son fichier pour lui")
  void what_is_confided_stays_so() throws Exception {
    atStep("CONSULTATION");
    var message = say("bob", "MESSAGE");
    settled(attach("bob", message, "capture.png", png()));
    for (var reader : List.of("anne", "bob"))
      assertThat(open(reader, message).statusCode()).isEqualTo(200);
    for (var other : List.of("alice", "carla"))
      assertThat(open(other, message).statusCode()).isEqualTo(404);
    assertThat(must(as("carla").get(path("/history"))).text()).doesNotContain("file-attached");
    assertThat(must(as("anne").get(path("/history"))).text()).contains("file-attached");
  }

  @Test
  @DisplayName("ni une page, ni trop lourd : l'erreur nomme le champ, dans la langue du lecteur")
  void what_is_no_image_is_refused() throws Exception {
    atStep("CONSULTATION");
    var idea = say("bob", "IDEA");
    var page = "<svg onload='alert(1)'/>".getBytes(UTF_8);
    var refused = attach("bob", idea, "dessin.png", page);
    assertThat(refused.statusCode()).isEqualTo(400);
    var violation = JSON.readTree(refused.body()).path("violations").path(0);
    assertThat(violation.path("field").asString()).isEqualTo("file");
    assertThat(violation.path("message").asString()).contains("n’est pas accepté");
    assertThat(send(upload("bob", idea, "dessin.png", page).header("Accept-Language", "en")).body())
        .contains("This file is not accepted");
    for (int size : new int[] {Attachment.MOST_BYTES + 1, 7 << 20}) {
      var large = attach("bob", idea, "plan.png", new byte[size]);
      assertThat(large.statusCode()).isEqualTo(413);
    }
    assertThat(attach("bob", idea, "plan.png", new byte[Attachment.MOST_BYTES + 1]).body())
        .contains("dépasse 5");
    var nameless = upload("bob", idea, "plan.png", png());
    var unreadable = send(nameless.setHeader("Content-Disposition", "attachment; filename"));
    assertThat(unreadable.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(unreadable.body()).at("/violations/0/field").asString())
        .isEqualTo("Content-Disposition");
    assertThat(as("bob").post(path("/notes"), Map.of("text", "a".repeat(2 << 20))).status())
        .as("elsewhere as before")
        .isEqualTo(413);
  }

  @Test
  @DisplayName("ce qui est refusé ne laisse rien ; le renvoi ne change rien")
  void what_is_refused_leaves_nothing() throws Exception {
    atStep("CONSULTATION");
    var idea = say("bob", "IDEA");
    var before = stored();
    var others = attach("carla", idea, "plan.png", png());
    assertThat(others.statusCode()).isEqualTo(403);
    assertThat(others.body()).contains(RuleViolation.ONLY_THE_AUTHOR_CHANGES.key());
    assertThat(stored()).isEqualTo(before);
    var first = attach("bob", idea, "plan.png", png());
    var again = attach("bob", idea, "plan.png", png());
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(stored()).isEqualTo(before + 1);
    assertThat(attach("bob", idea, "autre.png", png()).body())
        .contains(RuleViolation.ONE_ATTACHMENT_EACH.key());
  }

  @Test
  @DisplayName("l'animateur joint un fichier à ce qu'on lui a dicté")
  void to_dictated_words() throws Exception {
    atStep("CONSULTATION");
    var idea = dictated();
    var attached = send(upload("anne", idea, "plan.png", png(), "?for=bob"));
    assertThat(attached.statusCode()).as(attached.body()).isEqualTo(200);
    settled(attached);
    assertThat(open("carla", idea).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("chiffré au repos, et parmi les données de son auteur, pour lui seul")
  void encrypted_and_exported() throws Exception {
    var author = "bob";
    atStep("CONSULTATION");
    var idea = say(author, "IDEA");
    settled(attach(author, idea, "secret.png", png()));
    var digest =
        boards
            .find(session.toString())
            .orElseThrow()
            .entries()
            .attachment(idea)
            .orElseThrow()
            .digest();
    assertThat(new String(encrypted(digest), UTF_8)).doesNotContain("PNG", "IHDR");

    var facts = must(as(author).get("/api/sessions/me/export")).body().path("facts");
    var file =
        StreamSupport.stream(facts.spliterator(), false)
            .filter(f -> f.path("what").asString().equals("session.file-attached"))
            .filter(f -> f.path("of").asString().equals(session.toString()))
            .findFirst()
            .orElseThrow();
    assertThat(file.path("content").path("attachment").path("name").asString())
        .isEqualTo("secret.png");
    var own = get(author, file.path("file").asString());
    assertThat(own.statusCode()).isEqualTo(200);
    assertThat(header(own, "Content-Type")).isEqualTo("image/png");
    assertThat(ContentDisposition.parse(header(own, "Content-Disposition")).getFilename())
        .as("the extension that it gets in the archive")
        .isEqualTo("codev.png");
    assertThat(get("carla", file.path("file").asString()).statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("avec la clé de son auteur, il est détruit partout")
  void erased_with_its_author() throws Exception {
    var leaver = "leaver-" + UUID.randomUUID();
    session = UUID.randomUUID();
    var planned = planned(session, template());
    planned.put("members", List.of("alice", "bob", "carla", leaver));
    hear("group.session-planned.v1", planned);
    hear(
        "group.charter-accepted.v1",
        Map.of("groupId", group, "member", leaver, "version", 1, "at", "2026-11-24T09:00:00Z"));
    as(leaver).await(path(""), s -> s.path("state").asString().equals("SCHEDULED"));
    var topic = UUID.randomUUID();
    must(as(leaver).post(path("/topics"), topic(topic)));
    settled(attach(leaver, topic.toString(), "secret.png", png()));
    assertThat(open("bob", topic.toString()).statusCode()).isEqualTo(200);
    encryption.erase(leaver);
    for (var reader : List.of("anne", "bob", leaver))
      assertThat(open(reader, topic.toString()).statusCode()).as(reader).isEqualTo(404);
    assertThat(must(as("bob").get(path(""))).text()).doesNotContain("secret.png");
    assertThat(attach(leaver, topic.toString(), "again.png", png()).statusCode())
        .as("no new key is made for an erased author")
        .isBetween(400, 499);
  }

  // ---- requests ----

  private String withFile() throws Exception {
    var idea = say("bob", "IDEA");
    settled(attach("bob", idea, "plan.png", png()));
    return idea;
  }

  /** Typed by the facilitator for bob. */
  private String dictated() {
    var typed = Map.of("kind", "IDEA", "text", "Oser", "for", "bob");
    return must(as("anne").post(path("/contributions"), typed)).body().path("id").asString();
  }

  private String say(String by, String kind) {
    var body = Map.of("id", UUID.randomUUID(), "kind", kind, "text", "Regardez ce plan");
    return must(as(by).post(path("/contributions"), body)).body().path("id").asString();
  }

  private JsonNode settled(HttpResponse<String> attached) {
    assertThat(attached.statusCode()).as(attached.body()).isEqualTo(200);
    var position = JSON.readTree(attached.body()).path("position").asLong();
    return must(as("anne").get(path("?after=" + position))).body();
  }

  private HttpResponse<String> attach(String by, String entry, String name, byte[] content)
      throws Exception {
    return send(upload(by, entry, name, content));
  }

  private HttpRequest.Builder upload(String by, String entry, String name, byte[] content) {
    return upload(by, entry, name, content, "");
  }

  private HttpRequest.Builder upload(
      String by, String entry, String name, byte[] content, String more) {
    var address = path("/entries/" + entry + "/attachment" + more);
    var disposition = ContentDisposition.attachment().filename(name, UTF_8).build().toString();
    return HttpRequest.newBuilder(base().resolve(address))
        .header("Authorization", "Bearer " + token(by))
        .header("Content-Type", "application/octet-stream")
        .header("Content-Disposition", disposition)
        .header("Accept", "application/json")
        .PUT(BodyPublishers.ofByteArray(content));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  private HttpResponse<byte[]> open(String by, String entry) throws Exception {
    return get(by, path("/entries/" + entry + "/attachment"));
  }

  private HttpResponse<byte[]> get(String by, String address) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(base().resolve(address))
              .header("Authorization", "Bearer " + token(by))
              .build(),
          BodyHandlers.ofByteArray());
    }
  }

  private long stored() {
    return JdbcClient.create(database)
        .sql("select count(*) from attachment")
        .query(Long.class)
        .single();
  }

  private byte[] encrypted(String digest) {
    return JdbcClient.create(database)
        .sql("select encrypted from attachment where digest = :digest")
        .param("digest", digest)
        .query(byte[].class)
        .single();
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static JsonNode entry(JsonNode session, String id) {
    return StreamSupport.stream(session.path("contributions").spliterator(), false)
        .filter(c -> c.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  static byte[] png() {
    return png(40);
  }

  private static byte[] png(int width) {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(width, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
