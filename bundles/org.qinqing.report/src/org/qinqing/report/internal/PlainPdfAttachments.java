package org.qinqing.report.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.osgi.service.component.annotations.Component;
import org.qinqing.report.PdfAttachments;

/** Embedded files of ISO 32000-2, 7.11.4, tied to the document as its data. */
@Component
public final class PlainPdfAttachments implements PdfAttachments {
  private static final COSName RELATION = COSName.getPDFName("AFRelationship");
  private static final COSName ASSOCIATED = COSName.getPDFName("AF");

  @Override
  public byte[] attach(byte[] pdf, String name, String mediaType, byte[] content)
      throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      // No filter is named, so the stream is written as it is.
      PDEmbeddedFile file = new PDEmbeddedFile(document, new ByteArrayInputStream(content));
      file.setSubtype(mediaType);
      file.setSize(content.length);
      PDComplexFileSpecification entry = new PDComplexFileSpecification();
      entry.setFile(name);
      entry.setFileUnicode(name);
      entry.setEmbeddedFile(file);
      entry.setEmbeddedFileUnicode(file);
      entry.getCOSObject().setName(RELATION, "Data");
      PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
      tree.setNames(Map.of(name, entry));
      PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
      names.setEmbeddedFiles(tree);
      document.getDocumentCatalog().setNames(names);
      COSArray associated = new COSArray();
      associated.add(entry.getCOSObject());
      document.getDocumentCatalog().getCOSObject().setItem(ASSOCIATED, associated);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }
}
