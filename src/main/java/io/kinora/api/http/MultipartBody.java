package io.kinora.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.fileupload2.core.AbstractFileUpload;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.RequestContext;

/// Reads `multipart/form-data` part by part, as it comes; nothing of it is kept here.
public final class MultipartBody {

  private static final int PARTS_MAX = 1_000;
  private static final int FIELD_BYTES_MAX = 1 << 20;

  private MultipartBody() {}

  /// Who is handed the parts.
  public interface Visitor {

    void field(String name, String value);

    /// @param fileName as its client says it
    /// @param bytes    read as far as one likes, before this returns
    void file(String name, String fileName, InputStream bytes) throws IOException;
  }

  /// Tells whether a body of this type has parts.
  public static boolean isOne(String contentType) {
    return contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
  }

  /// Reads all parts. What has a file name is a file, whatever type it says it has.
  ///
  /// @throws RefusedException where it is no such body, or has too much in it
  public static void read(String contentType, InputStream body, Visitor visitor)
      throws IOException {
    try {
      FileItemInputIterator parts = new Parts().getItemIterator(new Body(contentType, body));
      int fieldBytes = 0;
      for (int count = 0; parts.hasNext(); count++) {
        if (count == PARTS_MAX) {
          throw Refusal.BODY_TOO_LARGE.asException();
        }
        FileItemInput part = parts.next();
        if (part.getName() != null) {
          visitor.file(part.getFieldName(), part.getName(), part.getInputStream());
        } else if (part.getFieldName() != null) {
          byte[] value = part.getInputStream().readNBytes(FIELD_BYTES_MAX - fieldBytes + 1);
          fieldBytes += value.length;
          if (fieldBytes > FIELD_BYTES_MAX) {
            throw Refusal.BODY_TOO_LARGE.asException();
          }
          visitor.field(part.getFieldName(), new String(value, UTF_8));
        }
      }
    } catch (FileUploadException failure) {
      throw Refusal.BODY_BROKEN.asException();
    }
  }

  private record Body(String contentType, InputStream bytes) implements RequestContext {

    @Override
    public String getCharacterEncoding() {
      return UTF_8.name();
    }

    @Override
    public long getContentLength() {
      return -1; // How much may come is counted where it comes in.
    }

    @Override
    public String getContentType() {
      return contentType;
    }

    @Override
    public InputStream getInputStream() {
      return bytes;
    }

    @Override
    public boolean isMultipartRelated() {
      return false;
    }
  }

  private static final class Parts
      extends AbstractFileUpload<RequestContext, DiskFileItem, DiskFileItemFactory> {

    @Override
    public FileItemInputIterator getItemIterator(RequestContext request) throws IOException {
      return super.getItemIterator(request);
    }

    @Override
    public Map<String, List<DiskFileItem>> parseParameterMap(RequestContext request) {
      throw new UnsupportedOperationException("parts are streamed");
    }

    @Override
    public List<DiskFileItem> parseRequest(RequestContext request) {
      throw new UnsupportedOperationException("parts are streamed");
    }
  }
}
