package codev.group.replies;

import codev.group.replies.HeaderFieldScanner.MalformedFieldException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a mail server has noted about the origin of an e-mail in one header field (RFC 8601).
 *
 * @param server the server's name for itself (authserv-id)
 * @param results none if the server has not checked anything, or if the field is malformed
 */
record AuthenticationResults(String server, List<Result> results) {
  static final String HEADER = "Authentication-Results";
  private static final String VERSION = "1";

  AuthenticationResults {
    results = List.copyOf(results);
  }

  /** One method and its result, with the properties of the e-mail that were checked. */
  record Result(String method, String value, Map<String, String> properties) {
    Result {
      properties = Map.copyOf(properties);
    }

    private boolean isOf(String name) {
      return method.equals(name);
    }

    private boolean isPassOf(String name) {
      return isOf(name) && value.equals("pass");
    }

    private boolean isAlignedWith(String domain) {
      return isPassOf("dmarc") && domain.equals(domainIn("header.from"));
    }

    private boolean isFrom(String domain) {
      return isSignatureOf(domain) || isSentFor(domain);
    }

    /** Not of a domain above: which one that is still one's own, only a list of suffixes says. */
    private boolean isSignatureOf(String domain) {
      return isPassOf("dkim")
          && domain.equals(domainIn(properties.containsKey("header.d") ? "header.d" : "header.i"));
    }

    private boolean isSentFor(String domain) {
      return isPassOf("spf") && domain.equals(domainIn("smtp.mailfrom"));
    }

    private String domainIn(String property) {
      return domain(properties.getOrDefault(property, ""));
    }
  }

  static AuthenticationResults parse(String field) {
    var scanner = new HeaderFieldScanner(field);
    var server = "";
    try {
      server = scanner.word("=");
      return new AuthenticationResults(server, results(scanner));
    } catch (MalformedFieldException _) {
      return new AuthenticationResults(server, List.of());
    }
  }

  /**
   * Whether the domain of the address in From is authentic. DMARC decides it; where the server does
   * not check DMARC, a signature (DKIM) or the envelope's sender (SPF) does.
   */
  boolean isAuthentic(String address) {
    var domain = domain(address);
    if (domain.isEmpty()) return false;
    var dmarc = results.stream().filter(result -> result.isOf("dmarc")).toList();
    return dmarc.isEmpty()
        ? results.stream().anyMatch(result -> result.isFrom(domain))
        : dmarc.stream().allMatch(result -> result.isAlignedWith(domain));
  }

  private static List<Result> results(HeaderFieldScanner scanner) {
    if (!scanner.isAt(';') && !scanner.word("=").equals(VERSION))
      throw new MalformedFieldException();
    var results = new ArrayList<Result>();
    while (!scanner.isAtEnd()) {
      scanner.expect(';');
      if (!scanner.isAtEnd()) results.add(result(scanner));
    }
    return results;
  }

  private static Result result(HeaderFieldScanner scanner) {
    var method = scanner.name("=/");
    if (scanner.accept('/')) scanner.expect('1');
    scanner.expect('=');
    var value = scanner.name("");
    var properties = new HashMap<String, String>();
    while (!scanner.isAtEnd() && !scanner.isAt(';')) {
      var name = scanner.name(".=");
      if (scanner.accept('.')) name += "." + scanner.name("=");
      scanner.expect('=');
      properties.putIfAbsent(name, scanner.word(""));
    }
    return new Result(method, value, properties);
  }

  private static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }
}
