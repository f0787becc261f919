package codev.infra.web;

import java.beans.PropertyEditorSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** Form binding: a blank field counts as absent. */
@ControllerAdvice
class FormBindingAdvice {
  @InitBinder
  void blankIsAbsent(WebDataBinder binder) {
    boolean isForm = binder.getTargetType() != null;
    if (isForm) binder.registerCustomEditor(String.class, new TextEditor());
  }

  private static final class TextEditor extends PropertyEditorSupport {
    @Override
    public void setAsText(@Nullable String text) {
      if (text != null && text.codePoints().anyMatch(StrictJsonReader::cannotBeKept))
        throw new IllegalArgumentException("no such character");
      setValue(text == null || text.isBlank() ? null : text.strip());
    }
  }
}
