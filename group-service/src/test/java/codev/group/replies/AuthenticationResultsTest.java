package codev.group.replies;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.replies.AuthenticationResults.Result;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Authentication results of a mail server")
class AuthenticationResultsTest {
  private static final String LEA = "lea@example.org";

  @Test
  @DisplayName("attest a sender as Google writes them")
  void of_google() {
    var results =
        AuthenticationResults.parse(
            """
            mx.google.com;
                   dkim=pass header.i=@example.org header.s=20230601 header.b="Ab/C+d==";
                   arc=pass (i=1 spf=pass spfdomain=example.org dkim=pass dkdomain=example.org);
                   spf=pass (google.com: domain of lea@example.org designates 192.0.2.41 as \
            permitted sender) smtp.mailfrom=lea@example.org;
                   dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=example.org;
                   dara=pass header.i=@example.com""");

    assertThat(results.server()).isEqualTo("mx.google.com");
    assertThat(results.results()).hasSize(5);
    assertThat(results.isAuthentic(LEA)).isTrue();
    assertThat(results.isAuthentic("lea@example.com")).isFalse();
  }

  @Test
  @DisplayName("attest a sender as OpenDMARC writes them, folded with line breaks of mail")
  void of_open_dmarc() {
    var results =
        AuthenticationResults.parse(
            "mx.example.net;\r\n\tdmarc=pass (p=quarantine dis=none)\r\n\theader.from=example.org");

    assertThat(results.server()).isEqualTo("mx.example.net");
    assertThat(results.isAuthentic(LEA)).isTrue();
  }

  @Test
  @DisplayName("attest a sender as Rspamd writes them")
  void of_rspamd() {
    var results =
        AuthenticationResults.parse(
            """
            mx.example.net;
            \tdkim=pass header.d=example.org header.s=s1 header.b=k2/jXv+1;
            \tspf=pass (mx.example.net: domain of "prvs=1234=lea@example.org" designates \
            192.0.2.1 as permitted sender) smtp.mailfrom="prvs=1234=lea@example.org";
            \tdmarc=pass (policy=none) header.from=example.org""");

    assertThat(results.isAuthentic(LEA)).isTrue();
  }

  @Test
  @DisplayName("attest a sender as Microsoft writes them where they begin with a server's name")
  void of_microsoft() {
    var checks =
        """
        spf=pass (sender IP is 192.0.2.25)
         smtp.mailfrom=example.org; dkim=pass (signature was verified)
         header.d=example.org;dmarc=pass action=none
         header.from=example.org;compauth=pass reason=100""";

    assertThat(AuthenticationResults.parse("mx.example.net; " + checks).isAuthentic(LEA)).isTrue();
    assertThat(AuthenticationResults.parse(checks).results()).isEmpty();
  }

  @Test
  @DisplayName("may have comments between all words, as in the example of RFC 8601")
  void comments_everywhere() {
    var results =
        AuthenticationResults.parse(
            """
            (a (nested; one) \\) ) foo.example.net (foobar) 1 (baz);
              dkim (Because I like it) / 1 (One yay) = (wait for it) fail
                policy (A dot can go here) . (like that) expired
                (this surprised me) = (as I wasn't expecting it) 1362471462;
              DMARC = Pass Header . From = (whose) Example.ORG""");

    assertThat(results.server()).isEqualTo("foo.example.net");
    assertThat(results.results())
        .first()
        .isEqualTo(new Result("dkim", "fail", Map.of("policy.expired", "1362471462")));
    assertThat(results.isAuthentic("Lea@EXAMPLE.org")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dkim=pass header.d=example.org",
        "dkim=fail header.d=example.org; dkim=pass header.d=example.org",
        "dkim=pass header.i=@example.org header.s=s1",
        "dkim=pass header.i=lea@example.org",
        "spf=pass smtp.mailfrom=example.org",
        "spf=pass smtp.mailfrom=\"a b\"@example.org;",
        "spf=pass smtp.mailfrom=SRS0=abc=XX=example.net=lea@example.org smtp.helo=mx.example.org"
      })
  @DisplayName("without DMARC, attest by the domain's signature or the envelope's sender")
  void without_dmarc(String checks) {
    assertThat(isAuthentic(checks)).isTrue();
  }

  @Test
  @DisplayName("without DMARC, attest nothing by the signature of a domain above the sender's")
  void signed_by_a_domain_above() {
    var signed = AuthenticationResults.parse("mx.example.net; dkim=pass header.d=co.example");
    var aligned =
        AuthenticationResults.parse(
            "mx; dkim=pass header.d=example.org; dmarc=pass header.from=mail.example.org");

    assertThat(signed.isAuthentic("lea@co.example")).isTrue();
    assertThat(signed.isAuthentic("lea@firm.co.example")).isFalse();
    assertThat(signed.isAuthentic("lea@notco.example")).isFalse();
    assertThat(aligned.isAuthentic("lea@mail.example.org")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none",
        "dkim=none (message not signed) header.d=none; spf=none",
        "dkim=fail header.d=example.org; spf=softfail smtp.mailfrom=example.org",
        "dkim=pass header.d=evil.example; spf=pass smtp.mailfrom=evil.example",
        "dkim=pass header.d=mail.example.org",
        "dkim=pass header.d=ample.org",
        "dkim=pass header.d=evil.example header.i=@example.org",
        "dkim=pass",
        "dkim=pass header.d=\"\"",
        "spf=pass smtp.mailfrom=example.org.evil.example",
        "spf=pass smtp.mailfrom=bounces.example.org",
        "spf=pass smtp.mailfrom=org",
        "spf=pass smtp.mailfrom=example.org@evil.example",
        "spf=pass smtp.helo=example.org",
        "auth=pass smtp.auth=lea"
      })
  @DisplayName("attest nothing by a check that failed, or of another domain")
  void of_another_domain(String checks) {
    assertThat(isAuthentic(checks)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dmarc=fail (p=none dis=none) header.from=example.org",
        "dmarc=none header.from=example.org",
        "dmarc=temperror header.from=example.org",
        "dmarc=bestguesspass action=none header.from=example.org",
        "dmarc=pass header.from=evil.example",
        "dmarc=pass",
        "dmarc=pass header.from=example.org; dmarc=fail header.from=example.org",
        "dmarc=pass header.from=example.org; dmarc=pass header.from=evil.example"
      })
  @DisplayName("leave the decision to DMARC where it was checked")
  void dmarc_decides(String checks) {
    var others = "dkim=pass header.d=example.org; spf=pass smtp.mailfrom=example.org; ";

    assertThat(isAuthentic(others + checks)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spf=pass (x; dmarc=pass header.from=example.org) smtp.mailfrom=evil.example",
        "spf=pass smtp.mailfrom=\"; dmarc=pass header.from=example.org; \"@evil.example",
        "spf=pass smtp.mailfrom=\"a\\\"; dmarc=pass header.from=example.org; b\"@evil.example",
        "spf=pass reason=\"dmarc=pass header.from=example.org\" smtp.mailfrom=evil.example"
      })
  @DisplayName("are not read in comments, nor in what is quoted")
  void words_of_the_sender(String checks) {
    assertThat(isAuthentic(checks)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mx.example.net",
        "mx.example.net dmarc=pass header.from=example.org",
        "mx.example.net 2; dmarc=pass header.from=example.org",
        "mx.example.net; dmarc=pass header.from=example.org; example.org; spf=pass",
        "mx.example.net; dmarc=pass header.from=example.org (unfinished",
        "mx.example.net; dmarc=pass header.from=example.org; x=\"unfinished",
        "mx.example.net; dmarc=pass header.from=example.org trailing words",
        "mx.example.net; dmarc/2=pass header.from=example.org",
        "mx.example.net; dmarc= ; spf=pass smtp.mailfrom=example.org",
        "mx.example.net; none"
      })
  @DisplayName("are none in a malformed field, which keeps its server's name")
  void malformed(String field) {
    var results = AuthenticationResults.parse(field);

    assertThat(results.server()).isEqualTo("mx.example.net");
    assertThat(results.results()).isEmpty();
    assertThat(results.isAuthentic(LEA)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ";", "(", "\"", "(\\", "\"\\", "; dmarc=pass header.from=x"})
  @DisplayName("have no server where the field begins with none")
  void without_server(String field) {
    assertThat(AuthenticationResults.parse(field).server()).isEmpty();
  }

  @Test
  @DisplayName("attest no address without a domain")
  void without_domain() {
    assertThat(AuthenticationResults.parse("mx; dmarc=pass").isAuthentic("lea@")).isFalse();
    assertThat(AuthenticationResults.parse("mx; dkim=pass").isAuthentic("lea@x.")).isFalse();
  }

  private static boolean isAuthentic(String checks) {
    return AuthenticationResults.parse("mx.example.net 1; " + checks).isAuthentic(LEA);
  }
}
