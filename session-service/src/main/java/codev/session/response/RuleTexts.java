package codev.session.response;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** The sentences of the rules, in the language of one reader. */
record RuleTexts(MessageSource messages, Locale language) {
  String of(String rule, List<Object> arguments) {
    return messages.getMessage(rule, arguments.toArray(), language);
  }
}
